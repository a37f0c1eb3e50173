/** Whether anybody still has anything to do, and what became of the files. */
import { idOf } from '../../core/id.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import { countText } from '../terminal/words.ts';
import { pool } from '../upload/pool.ts';

/** Nothing if all is settled: no message, waiting or held, and no month that is not published. */
export async function findLeft(storage: Storage): Promise<string> {
  // In this order: a file is handed on from `jobs` to `later`, and its month is marked before its message goes.
  const messages = (await storage.jobs.depth()) + (await storage.later.depth());
  if (messages > 0) return countText(messages, 'message');
  let marks = 0;
  for await (const _ of storage.marks.list()) marks += 1;
  return marks > 0 ? `${countText(marks, 'month')} to publish` : '';
}

export interface Tally {
  uploaded: number;
  ok: number;
  degraded: number;
  unsupported: number;
  failed: number;
  /** Without a record, though nothing is left to be done. */
  lost: number;
}

const AT_ONCE = 16;

/** By the records, which are the truth; the five numbers sum to `uploaded`. */
export async function tallyOf(storage: Storage, names: ReadonlySet<string>): Promise<Tally> {
  const tally: Tally = { uploaded: names.size, ok: 0, degraded: 0, unsupported: 0, failed: 0, lost: 0 };
  await pool(each(names), AT_ONCE, async (name) => {
    const known = await readRecord(storage, idOf(name));
    const state = known === 'missing' ? 'deleted' : known.record.state;
    tally[state === 'deleted' ? 'lost' : state] += 1;
  });
  return tally;
}

export function tallyText({ uploaded, ...states }: Tally): string {
  const parts = Object.entries(states).flatMap(([state, count]) =>
    count > 0 ? [`${count.toLocaleString('en')} ${state}`] : [],
  );
  return [countText(uploaded, 'file'), parts.join(', ')].filter(Boolean).join(': ');
}

async function* each<T>(things: Iterable<T>): AsyncGenerator<T> {
  yield* things;
}
