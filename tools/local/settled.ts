/** Whether anybody still has anything to do, and what became of the files. */

import { countText } from '../../core/amounts.ts';
import { FAULT_CODES, type FaultCode } from '../../core/fault.ts';
import { idOf } from '../../core/id.ts';
import { pool } from '../../core/pool.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import { faultText } from '../terminal/faultText.ts';

/**
 * Nothing if all is settled: no message, waiting or held, and no month that is not published. Where nobody `takesLater`,
 * what was handed on is left out: it waits for another day.
 */
export async function findLeft(storage: Storage, takesLater = true): Promise<string> {
  // In this order: a file is handed on from `jobs` to `later`, and its month is marked before its message goes.
  const messages = (await storage.jobs.depth()) + (takesLater ? await storage.later.depth() : 0);
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
  /** Not taken yet: it waits in `jobs-later` for what this machine lacks. Left out where that is nothing. */
  waiting?: number;
  /** Of those that failed, why; left out where none did. */
  faults?: Partial<Record<FaultCode, number>>;
}

const AT_ONCE = 16;

/** By the records, which are the truth; the other numbers sum to `uploaded`. */
export async function tallyOf(storage: Storage, names: ReadonlySet<string>): Promise<Tally> {
  const tally: Tally = { uploaded: names.size, ok: 0, degraded: 0, unsupported: 0, failed: 0, lost: 0 };
  const faults: NonNullable<Tally['faults']> = {};
  await pool(names, AT_ONCE, async (name) => {
    const known = await readRecord(storage, idOf(name));
    const state = known === 'missing' ? 'deleted' : known.record.state;
    tally[state === 'deleted' ? 'lost' : state] += 1;
    const fault = known === 'missing' ? undefined : known.record.fault?.code;
    if (fault) faults[fault] = (faults[fault] ?? 0) + 1;
  });
  // Nothing is known of them but their messages, of which a few may be of other files.
  const waiting = Math.min(tally.lost, tally.lost > 0 ? await storage.later.depth() : 0);
  return {
    ...tally,
    ...(waiting > 0 && { lost: tally.lost - waiting, waiting }),
    ...(tally.failed > 0 && { faults }),
  };
}

/** One line; below it one for each fault, with what can be done. */
export function tallyText({ uploaded, faults = {}, ...states }: Tally): string {
  const parts = Object.entries(states).flatMap(([state, count]) =>
    count > 0 ? [`${count.toLocaleString('en')} ${state}`] : [],
  );
  const first = [countText(uploaded, 'file'), parts.join(', ')].filter(Boolean).join(': ');
  const why = FAULT_CODES.flatMap((code) => (faults[code] ? [`  ${faults[code]} ${faultText(code)}`] : []));
  return [first, ...why].join('\n');
}
