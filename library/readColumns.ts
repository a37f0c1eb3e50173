/** All that is published of the originals: the columns of every month that the manifest names. */
import { columnsName } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import type { Storage } from '../core/storage.ts';
import { type Columns, parseColumns } from '../core/timeline/columns.ts';
import { monthOfKey } from '../core/timeline/manifest.ts';
import { readBlob } from './readBlob.ts';
import { readManifest } from './readManifest.ts';

/**
 * Newest month first; one that is published anew meanwhile may come again, the newer last. Nothing if nothing was ever
 * published. Throws `OutageError` for a damaged file: to publish its month anew mends it.
 */
export async function* readColumns(storage: Pick<Storage, 'previews' | 'records'>): AsyncGenerator<Columns> {
  const given = new Set<string>();
  for (;;) {
    const names = await columnsNow(storage);
    const gone = yield* readNew(storage, names, given);
    if (gone === undefined) return;
    // Swept since, because another manifest names others. The same one can't be waited for.
    if ((await columnsNow(storage)).includes(gone)) throw damaged(gone, 'is missing');
  }
}

/** Answers the name of the first that is not there. */
async function* readNew(
  { records }: Pick<Storage, 'records'>,
  names: readonly string[],
  given: Set<string>,
): AsyncGenerator<Columns, string | undefined> {
  for (const name of names.filter((name) => !given.has(name))) {
    const blob = await readBlob(records, name);
    if (blob === 'missing') return name;
    const columns = parseColumns(blob.bytes);
    if (!columns) throw damaged(name, 'is damaged');
    yield columns;
    given.add(name);
  }
  return undefined;
}

async function columnsNow(storage: Pick<Storage, 'previews'>): Promise<string[]> {
  const { months = [] } = (await readManifest(storage)) ?? {};
  return months.flatMap(([key, , , hashes]) => hashes.map((hash) => columnsName(monthOfKey(key), hash)));
}

function damaged(name: string, how: string): OutageError {
  return new OutageError('timeline', `The published file ${name} ${how}. npm run rebuild-index publishes it anew.`);
}
