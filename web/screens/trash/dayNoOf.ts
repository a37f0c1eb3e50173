/** A day as a grid counts it, of an instant by the clock of whoever looks. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNoOf(instant: Date): number {
  return Math.floor((instant.getTime() - instant.getTimezoneOffset() * MINUTE_MS) / DAY_MS);
}
