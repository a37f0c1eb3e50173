/** When a credential that everybody shares begins and ends: the same moments for three days on end, whoever asks. */

/** Half of what the storage grants at most, so that it always holds for half of it yet. */
const STEP_MS = 3 * 86_400_000;
/** So far a clock of ours may be ahead of the storage's. */
export const SKEW_MS = 15 * 60_000;

/** It ends three to six days from now. */
export function mediaWindow(now: number): { startsOn: Date; expiresOn: Date } {
  const began = Math.floor(now / STEP_MS) * STEP_MS;
  return { startsOn: new Date(began - SKEW_MS), expiresOn: new Date(began + 2 * STEP_MS) };
}
