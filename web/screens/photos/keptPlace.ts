/** Where in the timeline one was, for as long as the window lives: also through a reload. */

export interface KeptPlace {
  /** The first photo on screen; empty where it had not been read. */
  id: string;
  /** Where it was in the list, which may have changed since. */
  index: number;
  /** From the top of its row to the top of the view. */
  belowPx: number;
}

const KEY = 'ironviper.photos.place';

/** Nothing where one was at the top: there the newest are shown, whatever comes. */
export function keepPlace(place: KeptPlace | undefined): void {
  try {
    if (place) sessionStorage.setItem(KEY, JSON.stringify(place));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Blocked or full: one begins at the top.
  }
}

export function keptPlace(): KeptPlace | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined; // Blocked, or written by something else: as if it were not there.
  }
}
