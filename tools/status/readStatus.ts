/** The state of an account: read only, and nothing is taken from a queue. */
import type { Clock } from '../../core/clock.ts';
import type { FaultCode } from '../../core/fault.ts';
import type { State } from '../../core/record.ts';
import type { Row } from '../../core/row.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import { type Activity, readActivity } from '../../library/status/readActivity.ts';

export interface Status extends Activity {
  files: Record<Exclude<State, 'deleted'>, number>;
  /** Months that have changed since they were published. */
  marks: string[];
  /** The last ones that came, newest first. */
  failures: Failure[];
}

interface Failure {
  name: string;
  uploadedAt: string;
  fault: FaultCode;
  message: string;
}

const SHOWN_FAILURES = 5;

export async function readStatus(storage: Storage, clock: Clock): Promise<Status> {
  const activity = await readActivity(storage, clock);
  const marks: string[] = [];
  for await (const mark of storage.marks.list()) marks.push(mark.key);
  const files = { ok: 0, degraded: 0, unsupported: 0, failed: 0 };
  let failed: Row[] = [];
  for await (const row of storage.files.list()) {
    // A row is never a tombstone's.
    if (row.state !== 'deleted') files[row.state] += 1;
    if (row.state === 'failed') failed = newest([...failed, row]);
  }
  const failures = await Promise.all(failed.map((row) => failureOf(storage, row)));
  return { ...activity, files, marks, failures };
}

function newest(rows: Row[]): Row[] {
  return rows.sort((a, b) => (a.uploadedAt < b.uploadedAt ? 1 : -1)).slice(0, SHOWN_FAILURES);
}

/** The words are in the record alone; it may have changed since its row was read. */
async function failureOf(storage: Storage, { key, name, uploadedAt, fault = 'unknown' }: Row): Promise<Failure> {
  const known = await readRecord(storage, key);
  const message = known === 'missing' ? '' : (known.record.fault?.message ?? '');
  return { name, uploadedAt, fault, message };
}
