/** One page of failures with their words, which the records alone have: one request to the storage a file. */
import type { FaultCode } from '../../core/fault.ts';
import type { Log } from '../../core/log.ts';
import { pool } from '../../core/pool.ts';
import { type FileRecord, isTrashed } from '../../core/record.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { Listed } from '../wire/listed.ts';
import { ifReadable } from './ifReadable.ts';

export interface Failure extends Listed {
  fault: FaultCode;
  message: string;
  stage: string;
  attempts: number;
  convertedAt: string;
}

const AT_ONCE = 16;

/** In the order of `files`, without those that have been mended, trashed or deleted since they were published. */
export async function withWords(
  { storage, log }: { storage: Pick<Storage, 'records'>; log: Log },
  files: readonly Listed[],
): Promise<Failure[]> {
  const records = new Map<string, FileRecord | 'unreadable'>();
  await pool(files, AT_ONCE, async ({ id }) => {
    const stored = await ifReadable(log, id, () => readRecord(storage, id));
    if (stored !== 'missing') records.set(id, stored === 'unreadable' ? stored : stored.record);
  });
  return files.flatMap((file) => {
    const record = records.get(file.id);
    if (record === 'unreadable') return [wordless(file)];
    if (record?.state !== 'failed' || !record.fault || isTrashed(record)) return [];
    const { code, message, stage, attempts } = record.fault;
    return [{ ...file, fault: code, message, stage, attempts, convertedAt: record.convertedAt }];
  });
}

/** What was published of it is all that is known. */
function wordless(file: Listed): Failure {
  const message = 'The record of this file can’t be read: the log of the API says why, and what mends it.';
  return { ...file, fault: file.fault ?? 'unknown', message, stage: '', attempts: 0, convertedAt: file.uploadedAt };
}
