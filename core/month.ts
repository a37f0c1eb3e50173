/** The index and the timeline are cut by the local month of capture. */
export const UNDATED = 'none';

/** `YYYY-MM` of a wall time `YYYY-MM-DDTHH:mm:ss`, or `none`. */
export function monthOf(takenLocal: string | undefined): string {
  return takenLocal?.slice(0, 7) ?? UNDATED;
}
