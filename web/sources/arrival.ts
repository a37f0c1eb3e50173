/** What another edition would do to what is looked at. */
import { nameOf, type Part, placesOf } from './edition.ts';

/** Photos on screen, [from, to). */
interface Range {
  from: number;
  to: number;
}

/** Whether a change of these files, or a new one, meets what is on screen. What lies above it moves nothing: the grid sees to that. */
export function meetsView(before: readonly Part[], after: readonly Part[], view: Range): boolean {
  const stays = new Set(after.map(nameOf));
  const meets = (part: Part) => part.from < view.to && part.to > view.from;
  if (before.some((part) => !stays.has(nameOf(part)) && meets(part))) return true;
  // A month that is new lies before one that was there: at the edge of the screen it would come into view.
  const keys = new Set(before.map(({ key }) => key));
  const known = new Map(before.map((part) => [part.key, part]));
  return after.some((part, i) => {
    if (keys.has(part.key)) return false;
    const following = after.slice(i + 1).find(({ key }) => keys.has(key));
    const place = following ? known.get(following.key)!.from : (before.at(-1)?.to ?? 0);
    return place >= view.from && place <= view.to;
  });
}

/** Photos that the months have more than before. */
export function newPhotos(before: readonly Part[], after: readonly Part[]): number {
  const had = new Map(placesOf(before).map(({ key, count }) => [key, count]));
  return placesOf(after).reduce((sum, { key, count }) => sum + Math.max(0, count - (had.get(key) ?? 0)), 0);
}
