/** What tests of `library/` look up, over any storage. */

import type { FileRecord } from '../../../core/record.ts';
import type { Row } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import { putRecord } from '../../../library/putRecord.ts';
import { readRecord, type StoredRecord } from '../../../library/readRecord.ts';

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** `2026-05/<id>` of every row. */
export async function rowsIn(storage: Storage): Promise<string[]> {
  return (await all<Row>(storage.files.list())).map((row) => `${row.partition}/${row.key}`);
}

export async function marksIn(storage: Storage): Promise<string[]> {
  return (await all(storage.marks.list())).map((mark) => mark.key);
}

/** Writes a record over whatever is there. */
export async function write(storage: Storage, record: FileRecord): Promise<StoredRecord> {
  const put = await putRecord(storage, record, await readRecord(storage, record.id));
  if (put === 'conflict') throw new Error('Nobody else writes in this test.');
  return put;
}
