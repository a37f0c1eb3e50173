/** All of a rebuild, told on a screen: the records are counted, then indexed, then their months are published. */

import { countText } from '../../core/amounts.ts';
import { systemClock } from '../../core/clock.ts';
import { recordName } from '../../core/names.ts';
import type { Storage } from '../../core/storage.ts';
import { compact } from '../../library/compact.ts';
import { type Rebuilt, rebuildIndex } from '../../library/rebuildIndex.ts';
import { recordIds } from '../../library/recordIds.ts';
import { firstOf } from '../terminal/firstOf.ts';
import { progressLine } from '../terminal/progress.ts';
import type { Screen } from '../terminal/screen.ts';

/** How far it came. */
export interface Far extends Rebuilt {
  /** Seen to, of so many that there were at first. */
  records: number;
  total: number;
  /** Records that could not be read. */
  problems: number;
  published: boolean;
}

export function newFar(): Far {
  return { records: 0, total: 0, problems: 0, rows: { written: 0, removed: 0 }, months: 0, published: false };
}

/** Calls wait for the network, not for us. */
const AT_ONCE = 16;
const LOOK_AGAIN_MS = 1000;

/** Throws `OutageError`; `far` then says how far it came, as when the signal ends it. */
export async function rebuild(storage: Storage, far: Far, screen: Screen, signal: AbortSignal): Promise<void> {
  await shown(
    screen,
    () => `${'Counting'.padEnd(11)}${countText(far.total, 'record')}`,
    () => count(storage, far, signal),
  );
  const began = Date.now();
  await shown(
    screen,
    () => indexingLine(far, began, screen),
    () => index(storage, far, screen, signal),
  );
  if (!signal.aborted) await publish(storage, far, screen, signal);
}

async function count(storage: Storage, far: Far, signal: AbortSignal): Promise<void> {
  for await (const _ of recordIds(storage)) {
    if (signal.aborted) return;
    far.total += 1;
  }
}

async function index(storage: Storage, far: Far, screen: Screen, signal: AbortSignal): Promise<void> {
  const sayFirst = firstOf(screen.say, 'What else can not be read is only counted.');
  const { months } = await rebuildIndex(storage, {
    atOnce: AT_ONCE,
    signal,
    rows: far.rows,
    onRecord() {
      far.records += 1;
    },
    onProblem(id, { message }) {
      far.problems += 1;
      sayFirst(`${recordName(id)}: ${message}`);
    },
  });
  far.months = months;
}

function indexingLine({ records, total }: Far, began: number, { live }: Screen): string {
  const seconds = (Date.now() - began) / 1000;
  const note = records < total ? '' : 'looking at all rows';
  const most = Math.max(total, records);
  return progressLine({ label: 'Indexing', done: records, total: most, noun: 'records', seconds, note }, live);
}

/** By ourselves, or by whichever converter is at it: none of our marks is left by then. */
async function publish(storage: Storage, far: Far, screen: Screen, signal: AbortSignal): Promise<void> {
  let note = '';
  const untilPublished = async () => {
    while (!signal.aborted) {
      far.published = (await compact(storage)) !== 'busy';
      if (far.published) return;
      note = ', once the converter that publishes now is done';
      await systemClock.sleep(LOOK_AGAIN_MS, signal);
    }
  };
  await shown(screen, () => `${'Publishing'.padEnd(11)}${countText(far.months, 'month')}${note}`, untilPublished);
}

/** With a line that says how far it is; the last one stays. */
async function shown(screen: Screen, line: () => string, work: () => Promise<void>): Promise<void> {
  screen.follow(() => [line()]);
  try {
    await work();
  } finally {
    screen.settle();
  }
}
