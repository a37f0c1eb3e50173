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

export async function readRecord(storage: Pick<Storage, 'records'>, id: string): Promise<StoredRecord | 'missing'> {
  const blob = await readBlob(storage.records, recordName(id));
  if (blob === 'missing') return 'missing';
  const record = JSON.parse(blob.bytes.toString('utf8')) as FileRecord;
  if (record.schema !== RECORD_SCHEMA) {
    throw new OutageError(
      'version',
      `The record ${recordName(id)} has schema ${record.schema}; this program knows ${RECORD_SCHEMA}. Run a newer ironviper.`,
    );
  }
  return { record, etag: blob.etag };
}
