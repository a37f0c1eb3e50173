/** Rows as a snapshot: of a library, or of what a test makes up. */
import { hashOf } from '../../core/hash.ts';
import type { Row } from '../../core/row.ts';
import { columnsOf } from '../../core/timeline/columns.ts';
import { type Chunk, CODED, type Dictionary, newDictionary } from './chunk.ts';
import { chunkOf } from './chunkOf.ts';
import { positionsOf } from './positions.ts';
import { rowAt } from './rowAt.ts';
import type { Coded, Snapshot } from './snapshot.ts';

export function snapshotOf(rows: readonly Row[]): Snapshot {
  const dictionary = newDictionary();
  return asSnapshot(chunkOf(columnsOf(rows), dictionary), dictionary, hashOf(JSON.stringify(rows)));
}

export function asSnapshot(chunk: Chunk, dictionary: Dictionary, rev: string): Snapshot {
  const coded = CODED.map((name) => [name, { codes: chunk[name], words: dictionary[name].words } satisfies Coded]);
  return {
    ...chunk,
    ...(Object.fromEntries(coded) as Record<(typeof CODED)[number], Coded>),
    rev,
    positionOf: positionsOf(chunk.id).of,
    row: (position) => rowAt(chunk, dictionary, position),
  };
}
