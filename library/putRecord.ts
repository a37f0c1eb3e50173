/** Writes a record over exactly the version that was read, or over none: whoever is second reads again. */
import { recordName } from '../core/names.ts';
import type { FileRecord } from '../core/record.ts';
import type { Storage } from '../core/storage.ts';
import type { StoredRecord } from './readRecord.ts';

export async function putRecord(
  storage: Storage,
  record: FileRecord,
  seen: StoredRecord | 'missing',
): Promise<StoredRecord | 'conflict'> {
  const guard = seen === 'missing' ? { ifAbsent: true } : { ifMatch: seen.etag };
  const put = await storage.records.put(recordName(record.id), Buffer.from(JSON.stringify(record)), {
    contentType: 'application/json',
    ...guard,
  });
  return put === 'conflict' ? 'conflict' : { record, etag: put.etag };
}
