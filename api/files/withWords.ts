/** One page of failures with their words, which the records alone have: one request to the storage a file. */
import type { FaultCode } from '../../core/fault.ts';
import { pool } from '../../core/pool.ts';
import { type FileRecord, isTrashed } from '../../core/record.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { Listed } from '../wire/listed.ts';

export interface Failure extends Listed {
  fault: FaultCode;
  message: string;
  stage: string;
  attempts: number;
  convertedAt: string;
}

const AT_ONCE = 16;

/** In the order of `files`, without those that have been mended, trashed or deleted since they were published. */
export async function withWords(storage: Pick<Storage, 'records'>, files: readonly Listed[]): Promise<Failure[]> {
  const records = new Map<string, FileRecord>();
  await pool(files, AT_ONCE, async ({ id }) => {
    const stored = await readRecord(storage, id);
    if (stored !== 'missing') records.set(id, stored.record);
  });
  return files.flatMap((file) => {
    const record = records.get(file.id);
    if (record?.state !== 'failed' || !record.fault || isTrashed(record)) return [];
    const { code, message, stage, attempts } = record.fault;
    return [{ ...file, fault: code, message, stage, attempts, convertedAt: record.convertedAt }];
  });
}
