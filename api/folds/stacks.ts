/** What a tile of the timeline stands for: a RAW and its JPEG, a photo and its film. */
import type { Role } from '../../core/person.ts';
import { placeOf, stacksOf } from '../../core/timeline/tiles.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Listed, listed } from '../wire/listed.ts';
import { filesByFolder } from './filesByFolder.ts';

/** Of each file all that are one tile with it, the one that the timeline shows first; none where it shows none. */
export function stacksFor(snapshot: Snapshot, ids: readonly string[], role: Role): Record<string, Listed[]> {
  const besides = besidesIn(snapshot);
  return Object.fromEntries(ids.map((id) => [id, stackOf(snapshot, id, besides).map((row) => listed(row, role))]));
}

function stackOf(snapshot: Snapshot, id: string, besides: (position: number) => readonly number[]) {
  const position = snapshot.positionOf(id);
  if (position === undefined) return [];
  const { partition } = snapshot.row(position);
  // Tiles are made month by month, as they are published.
  const rows = besides(position).map((each) => snapshot.row(each));
  const stacks = stacksOf(rows.filter((row) => row.partition === partition));
  return stacks.find((files) => files.some(({ key }) => key === id)) ?? [];
}

/** Each folder is walked once, however many of its files are asked for. */
function besidesIn(snapshot: Snapshot): (position: number) => readonly number[] {
  const { folder, name } = snapshot;
  const walked = new Map<number, Map<string, number[]>>();
  return (position) => {
    const code = folder.codes[position]!;
    const known = walked.get(code) ?? byPlace(snapshot, code);
    walked.set(code, known);
    return known.get(placeOf(name[position]!)) ?? [];
  };
}

function byPlace(snapshot: Snapshot, folder: number): Map<string, number[]> {
  return Map.groupBy(filesByFolder(snapshot)(folder), (position) => placeOf(snapshot.name[position]!));
}
