/** Anything that may happen to a small library: converters, people here and elsewhere, deletions, compactions, looks. */
import fc from 'fast-check';
import { openPublished } from '../../../api/snapshot/openPublished.ts';
import type { Snapshot } from '../../../api/snapshot/snapshot.ts';
import { monthOf } from '../../../core/month.ts';
import type { FileRecord } from '../../../core/record.ts';
import { type Row, rowOf } from '../../../core/row.ts';
import { act, type Wish } from '../../../library/act.ts';
import { bury } from '../../../library/bury.ts';
import { compact } from '../../../library/compact.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { recordIds } from '../../../library/recordIds.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { all, write } from '../library/records.ts';
import { anyRecord } from './anyRecord.ts';

export type Step =
  | { step: 'convert'; record: FileRecord }
  | { step: 'wish'; name: FileRecord; wish: Wish; here: boolean }
  | { step: 'bury'; name: FileRecord }
  | { step: 'compact' | 'look' };

const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.constantFrom<Wish>({ op: 'trash' }, { op: 'trash' }, { op: 'restore' }, { op: 'favorite' }, { op: 'unfavorite' }),
  fc.constantFrom<Wish>({ op: 'turn', to: 90 }, { op: 'turn', to: 0 }, { op: 'rate', to: 5 }),
  fc.constantFrom<Wish>({ op: 'keep', group: '0123456789abcdef' }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ step: fc.constant('convert' as const), record: anyRecord }) },
  {
    weight: 4,
    arbitrary: fc.record({ step: fc.constant('wish' as const), name: anyRecord, wish, here: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('bury' as const), name: anyRecord }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ step: 'compact' }, { step: 'look' }) },
);

export const anyHistory = fc.array(step, { maxLength: 25, size: 'max' });

export interface Lived {
  storage: MemoryStorage;
  /** Of every record but tombstones, in the order of the timeline. */
  rows: Row[];
  /** What the API sees once all is published and it has looked. */
  snapshot: Snapshot;
}

/** `afterWish` is told what a person at this API sees at once. */
export async function live(
  history: readonly Step[],
  afterWish: (snapshot: Snapshot, record: FileRecord) => void = () => {},
): Promise<Lived> {
  const clock = fakeClock();
  const storage = memoryStorage(clock);
  const published = openPublished({ storage, clock });
  for (const each of history) {
    if (each.step === 'convert') await convert(storage, each.record);
    if (each.step === 'compact') await compact(storage);
    if (each.step === 'look') await clock.advance(2000).then(() => published.current());
    if (each.step === 'bury') {
      const buried = await bury(storage, clock, each.name, await readRecord(storage, each.name.id));
      if (buried !== 'conflict') await indexRecord(storage, buried);
    }
    if (each.step === 'wish') {
      const acted = await act(storage, clock, each.name.id, each.wish);
      if (typeof acted === 'string' || !each.here) continue;
      published.wrote(acted.record.id, rowOf(acted.record));
      afterWish(await published.current(), acted.record);
    }
  }
  await compact(storage);
  await clock.advance(2000).then(() => published.current());
  // By then nothing is shown any more that another API has set back.
  await clock.advance(120_000);
  return { storage, rows: await rowsOf(storage), snapshot: await published.current() };
}

/** As a converter: what a person said stays. */
async function convert(storage: MemoryStorage, record: FileRecord): Promise<void> {
  const seen = await readRecord(storage, record.id);
  const { user, months } = seen === 'missing' ? record : seen.record;
  const all = [...new Set([...months, monthOf(record.takenLocal)])].sort();
  await indexRecord(storage, await write(storage, { ...record, user, months: all }));
}

async function rowsOf(storage: MemoryStorage): Promise<Row[]> {
  const records = await Promise.all((await all(recordIds(storage))).map((id) => readRecord(storage, id)));
  const rows = records.map((stored) => (stored === 'missing' ? null : rowOf(stored.record)));
  // As a table has them: what is undefined is not there.
  return rows
    .filter((row) => row !== null)
    .map((row) => JSON.parse(JSON.stringify(row)) as Row)
    .sort(newestFirst);
}

function newestFirst(a: Row, b: Row): number {
  const { takenLocal: takenA = '' } = a;
  const { takenLocal: takenB = '' } = b;
  if (takenA !== takenB) return takenA < takenB ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}
