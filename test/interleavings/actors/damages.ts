/** What may have happened to an index and to what is published, other than by the protocol: a restored backup, a slip. */
import { MANIFEST_NAME } from '../../../core/names.ts';
import type { Row } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import { compact } from '../../../library/compact.ts';
import { markMonth } from '../../../library/indexRecord.ts';
import type { Program } from '../engine/moment.ts';

/** The month that an original of January may move to meanwhile. */
const JUNE = '2020-06';

export const DAMAGES = {
  'all of it lost': async (storage) => {
    await loseRows(storage);
    await loseBlobs(storage.previews, 'timeline/');
    await loseBlobs(storage.records, 'columns/');
    return 'lost';
  },
  'its rows lost': async (storage) => {
    await loseRows(storage);
    return 'lost';
  },
  'rows astray': async (storage) => {
    await strayRows(storage);
    return 'astray';
  },
  'rows astray that are published': async (storage) => {
    await strayRows(storage);
    await publish(storage);
    return 'published';
  },
  'a month published without rows': async (storage) => {
    const strays = await strayRows(storage);
    await publish(storage);
    for (const { partition, key } of strays) await storage.files.remove(partition, key);
    return 'published';
  },
} satisfies Record<string, Program>;

/** No compaction gets past it: a rebuild must. */
export const CUT_OFF: Program = async (storage) => {
  await storage.previews.put(MANIFEST_NAME, Buffer.from('{"rev":"'), { contentType: 'application/json' });
  return 'cut off';
};

/** Every original once more where it is not, one that nobody has ever uploaded, and the values of other content. */
async function strayRows({ files }: Storage): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { etag: _, ...row } of files.list()) rows.push(row);
  const strays = rows.flatMap((row) => [
    { ...row, partition: JUNE },
    { ...row, partition: JUNE, key: 'nobodys', name: 'nobody.jpg' },
  ]);
  const wrong = rows.map((row) => ({ ...row, rev: 'outdated', sha256: 'outdated' }));
  for (const row of [...strays, ...wrong]) await files.put(row);
  return strays;
}

async function publish(storage: Storage): Promise<void> {
  for await (const { partition } of storage.files.list()) await markMonth(storage, partition);
  await compact(storage);
}

async function loseRows({ files }: Storage): Promise<void> {
  for await (const { partition, key } of files.list()) await files.remove(partition, key);
}

async function loseBlobs(blobs: Storage['previews'], prefix: string): Promise<void> {
  for await (const { name } of blobs.list(prefix)) await blobs.remove(name);
}
