/** How the lives of a container group pass: how long things take, and what goes wrong. */

/** In milliseconds. */
export interface Pace {
  /** Until there is a machine. */
  acceptMs: number;
  pullMs: number;
  bootMs: number;
  /** From SIGTERM to SIGKILL. */
  graceMs: number;
}

export const PACE: Pace = { acceptMs: 2000, pullMs: 10_000, bootMs: 1000, graceMs: 30_000 };

export interface Fate {
  pullMs?: number;
  /** Its image can't be had. */
  unpullable?: boolean;
  /** It is accepted, and then there is no machine for it. */
  starved?: boolean;
  /** It is said to have failed, and runs all the same. */
  provisioningFails?: boolean;
  /** It never gets a machine, and nobody says why. */
  hangs?: boolean;
}
