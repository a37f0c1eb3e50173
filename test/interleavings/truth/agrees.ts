/** Whether all that is written of an original is what the original says: told from its content, not by the code under test. */
import { isDeepStrictEqual } from 'node:util';
import { previewName } from '../../../core/names.ts';
import { revOf } from '../../../core/pipeline.ts';
import type { FileRecord } from '../../../core/record.ts';
import { rowOf } from '../../../core/row.ts';
import { hash, type Tiny } from '../actors/tinyMedia.ts';
import type { Blob } from '../world/blobPart.ts';
import type { World } from '../world/world.ts';
import { manifestOf, marksOf, originalOf, publishedColumns, recordOf, rowsOf } from './facts.ts';

const STATES = { photo: 'ok', text: 'unsupported', broken: 'failed', strange: 'failed', huge: 'failed' } as const;

/** What is wrong, if anything. */
export function disagreement(world: World, name: string): string | undefined {
  const original = originalOf(world, name);
  const record = recordOf(world, name);
  if (!original) return absent(world, record);
  if (!record) return `${name} has no record`;
  return recordTrouble(world, original, record) ?? rowTrouble(world, original, record) ?? published(world, record);
}

function absent(world: World, record: FileRecord | undefined): string | undefined {
  if (!record) return undefined;
  const { name, state, user, id } = record;
  if (state !== 'deleted') return `${name} is gone, but its record says ${state}`;
  if (user.trashed) return `${name} is gone, but in the trash`;
  if (rowsOf(world, id).length > 0) return `${name} is gone, but has a row`;
  return published(world, record);
}

function recordTrouble(world: World, original: Blob, record: FileRecord): string | undefined {
  const { shows, is } = contentOf(original);
  const sha256 = hash('sha256', original.bytesAre);
  const turn = record.user.turn?.sha256 === sha256 ? record.user.turn.to : 0;
  const rev = revOf(sha256, { version: record.pipeline.version, settings: 'tiny' }, turn);
  const expected = { state: STATES[is], sha256, etag: original.etag, bytes: original.bytes, turn, rev };
  for (const [key, value] of Object.entries(expected)) {
    const told = record[key as keyof FileRecord];
    if (told !== value) return `${record.name} is ${key} ${value}, but its record says ${told}`;
  }
  if (!record.months.includes(monthIn(original))) return `${record.name}: its months lack ${monthIn(original)}`;
  if (is !== 'photo') return record.previews.length > 0 ? `${record.name} has previews of nothing` : undefined;
  const preview = world.previews.blobs.get(previewName(record.id, rev, 'thumb.webp'))?.blob;
  const picture = `a thumb of ${shows} at ${turn}`;
  return preview?.bytesAre.toString() === picture ? undefined : `${record.name} lacks ${picture}`;
}

function rowTrouble(world: World, original: Blob, record: FileRecord): string | undefined {
  const { id, name, user, sha256, rev } = record;
  const [row, ...others] = rowsOf(world, id);
  if (!row || others.length > 0) return `${name} has ${others.length + (row ? 1 : 0)} rows`;
  if (row.partition !== monthIn(original)) return `${name} is listed in ${row.partition}, not in ${monthIn(original)}`;
  const trashed = user.trashed?.sha256 === sha256;
  if ((row.trashedAt !== undefined) !== trashed) return `${name}: record and row differ over the trash`;
  if (row.rev !== rev || row.sha256 !== sha256) return `${name}: record and row tell of different content`;
  const follows = JSON.parse(JSON.stringify(rowOf(record)));
  return isDeepStrictEqual(row, follows) ? undefined : `${name}: its row does not follow from its record`;
}

/** Each month it was ever in is marked, or is published as the index has it. */
function published(world: World, record: FileRecord): string | undefined {
  const [row] = rowsOf(world, record.id);
  const marks = marksOf(world);
  for (const month of record.months) {
    if (marks.includes(month)) continue;
    const columns = publishedColumns(world, month);
    const at = columns.flatMap(({ id, ...rest }) => id.flatMap((each, i) => (each === record.id ? [{ rest, i }] : [])));
    const expected = row?.partition === month ? 1 : 0;
    if (at.length !== expected)
      return `${record.name} is published ${at.length} times in ${month}, which is not marked`;
    for (const { rest, i } of at) {
      for (const [key, column] of Object.entries(rest)) {
        const told = row?.[key as keyof typeof row] ?? null;
        if (column[i] !== told)
          return `${record.name}: ${month} is published with ${key} ${column[i]}, the row has ${told}`;
      }
    }
  }
  return row && !manifestOf(world) && marks.length === 0 ? 'nothing is published' : undefined;
}

function contentOf(original: Blob): Tiny {
  return JSON.parse(original.bytesAre.toString()) as Tiny;
}

/** What the file says, else what the uploader said. */
function monthIn(original: Blob): string {
  return (contentOf(original).takenLocal ?? original.metadata.mtime ?? 'none').slice(0, 7);
}
