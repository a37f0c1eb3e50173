/** Whether any month has changed since it was published: one cheap look, for whoever has seen the timeline whole. */
import type { Storage } from '../core/storage.ts';
import { MARKS } from './indexRecord.ts';

export async function isMarked(storage: Storage): Promise<boolean> {
  for await (const _ of storage.marks.list(MARKS)) return true;
  return false;
}
