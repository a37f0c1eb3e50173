/** The truth about an original, and the ETag that guards the next write of it. */
import { recordName } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import { type FileRecord, RECORD_SCHEMA } from '../core/record.ts';
import type { Storage } from '../core/storage.ts';
import { readBlob } from './readBlob.ts';

export interface StoredRecord {
  record: FileRecord;
  etag: string;
}

type Records = Pick<Storage, 'records'>;

export async function readRecord(storage: Records, id: string): Promise<StoredRecord | 'missing'>;
/** By the same one request: `unchanged` if its ETag is still that. */
export async function readRecord(
  storage: Records,
  id: string,
  options: { unlessEtag: string | undefined },
): Promise<StoredRecord | 'missing' | 'unchanged'>;
export async function readRecord(
  storage: Records,
  id: string,
  options: { unlessEtag: string | undefined } = { unlessEtag: undefined },
): Promise<StoredRecord | 'missing' | 'unchanged'> {
  const blob = await readBlob(storage.records, recordName(id), options);
  if (typeof blob === 'string') return blob;
  const record = JSON.parse(blob.bytes.toString('utf8')) as FileRecord;
  if (record.schema !== RECORD_SCHEMA) {
    throw new OutageError(
      'version',
      `The record ${recordName(id)} has schema ${record.schema}; this program knows ${RECORD_SCHEMA}. Run a newer ironviper.`,
    );
  }
  return { record, etag: blob.etag };
}
