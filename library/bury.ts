/** Writes the tombstone of an absent original, always, also over none or over a tombstone: the write itself is what
 * stops a slower converter that still holds the content. */
import type { Clock } from '../core/clock.ts';
import type { Job } from '../core/job.ts';
import type { Storage } from '../core/storage.ts';
import { tombstoneOf } from '../core/tombstone.ts';
import { putRecord } from './putRecord.ts';
import type { StoredRecord } from './readRecord.ts';

/** `conflict`: the record moved since it was read, so look again at what is true. */
export function bury(
  storage: Storage,
  clock: Clock,
  job: Pick<Job, 'id' | 'name'>,
  seen: StoredRecord | 'missing',
): Promise<StoredRecord | 'conflict'> {
  const before = seen === 'missing' ? undefined : seen.record;
  const now = new Date(clock.now()).toISOString();
  return putRecord(storage, tombstoneOf(job.id, job.name, before, now), seen);
}
