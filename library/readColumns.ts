/** All that is published of the originals: the columns of every month that the manifest names. */
import { columnsName } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import type { Storage } from '../core/storage.ts';
import { type Columns, parseColumns } from '../core/timeline/columns.ts';
import { type Manifest, monthOfKey } from '../core/timeline/manifest.ts';
import { readBlob } from './readBlob.ts';
import { readManifest } from './readManifest.ts';

/**
 * Newest month first; one that is published anew meanwhile may come again, the newer last. Nothing if nothing was ever
 * published. Throws `OutageError` for a damaged file: to publish its month anew mends it.
 */
export async function* readColumns(storage: Pick<Storage, 'previews' | 'records'>): AsyncGenerator<Columns> {
  const given = new Set<string>();
  for (;;) {
    const names = columnNames(await readManifest(storage));
    const gone = yield* readNew(storage, names, given);
    if (gone === undefined) return;
    // Swept since, because another manifest names others. The same one can't be waited for.
    if (columnNames(await readManifest(storage)).includes(gone)) throw missingColumns(gone);
  }
}

/** Answers the name of the first that is not there. */
async function* readNew(
  storage: Pick<Storage, 'records'>,
  names: readonly string[],
  given: Set<string>,
): AsyncGenerator<Columns, string | undefined> {
  for (const name of names.filter((name) => !given.has(name))) {
    const columns = await readColumnFile(storage, name);
    if (columns === 'missing') return name;
    yield columns;
    given.add(name);
  }
  return undefined;
}

/** Names of blobs, those of the newest month first. */
export function columnNames(manifest: Manifest | undefined): string[] {
  const months = manifest?.months ?? [];
  return months.flatMap(([key, , , hashes]) => hashes.map((hash) => columnsName(monthOfKey(key), hash)));
}

/** Throws `OutageError` for a damaged one. */
export async function readColumnFile(
  { records }: Pick<Storage, 'records'>,
  name: string,
): Promise<Columns | 'missing'> {
  const blob = await readBlob(records, name);
  if (blob === 'missing') return 'missing';
  const columns = parseColumns(blob.bytes);
  if (!columns) throw brokenColumns(name, 'is damaged');
  return columns;
}

/** What to throw where the newest manifest names a file that is not there. */
export function missingColumns(name: string): OutageError {
  return brokenColumns(name, 'is missing');
}

function brokenColumns(name: string, how: string): OutageError {
  return new OutageError('timeline', `The published file ${name} ${how}. npm run rebuild-index publishes it anew.`);
}
