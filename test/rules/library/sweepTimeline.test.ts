/** Old published files go once nothing names them; whatever is named, young or put anew stays. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Storage } from '../../../core/storage.ts';
import { compact } from '../../../library/compact.ts';
import { sweepTimeline } from '../../../library/sweepTimeline.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { once, watch } from '../watch.ts';
import { mark, putRows } from './changes.ts';
import { compared } from './published.ts';
import { all } from './records.ts';

const DAY_MS = 86_400_000;

let { storage, clock } = aLibrary();
beforeEach(() => {
  ({ storage, clock } = aLibrary());
});

const names = async (library: Storage) => [
  ...(await all(library.previews.list(''))).map(({ name }) => name),
  ...(await all(library.records.list(''))).map(({ name }) => name),
];

/** Publishes a library that replaces all four files, or five with the manifest, of the one before. */
async function publishedTwice(): Promise<{ first: string[]; both: string[] }> {
  await putRows(storage, aRow('a.jpg'));
  await compact(storage);
  const first = await names(storage);
  await putRows(
    storage,
    aRow('b.jpg', { thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w', takenLocal: '2026-05-06T00:00:00' }),
  );
  await compact(storage);
  return { first, both: await names(storage) };
}

test('what the manifest names no more goes when it is a day old, and everything else stays', async () => {
  const { first, both } = await publishedTwice();
  const kept = ['br/brykr4ooi3hbrjih/abcdefgh/thumb.webp', 'timelines.txt', 'timeline'];
  for (const name of kept) await storage.previews.put(name, Buffer.from('x'), { contentType: 'text/plain' });
  await storage.records.put('br/brykr4ooi3hbrjih.json', Buffer.from('{}'), { contentType: 'application/json' });
  await clock.advance(DAY_MS);
  expect(await sweepTimeline(storage, clock)).toBe(4);
  const old = first.filter((name) => name !== 'timeline/manifest.json');
  const left = [...both.filter((name) => !old.includes(name)), ...kept, 'br/brykr4ooi3hbrjih.json'];
  expect((await names(storage)).sort()).toEqual(left.sort());
  const { now, clean } = await compared(storage);
  expect(now).toEqual(clean);
});

test('a reader of the last manifest has a day', async () => {
  const { both } = await publishedTwice();
  await clock.advance(DAY_MS - 1000);
  expect(await sweepTimeline(storage, clock)).toBe(0);
  expect(await names(storage)).toEqual(both);
});

test('a file that is named stays however old it is', async () => {
  await putRows(
    storage,
    aRow('a.jpg'),
    aRow('b.jpg', { takenLocal: undefined }),
    aRow('c.xmp', { kind: 'sidecar', takenLocal: '2020-01-01T00:00:00' }),
  );
  await compact(storage);
  const before = await names(storage);
  await clock.advance(1000 * DAY_MS);
  expect(await sweepTimeline(storage, clock)).toBe(0);
  expect(await names(storage)).toEqual(before);
});

test('further parts of a large month stay too', async () => {
  const rows = Array.from({ length: 5001 }, (_, i) => aRow(`${i}.jpg`));
  await putRows(storage, ...rows);
  await compact(storage);
  await clock.advance(2 * DAY_MS);
  expect(await sweepTimeline(storage, clock)).toBe(0);
});

describe('a file that is old and not named when it is looked at', () => {
  test('but put anew before it is removed stays', async () => {
    await publishedTwice();
    await clock.advance(DAY_MS);
    // The first library comes back: its files have the same names, and are put again.
    const comesBack = once(async () => {
      for (const row of await all(storage.files.list())) {
        if (row.name === 'b.jpg') await storage.files.remove(row.partition, row.key);
      }
      await mark(storage, '2026-05');
      await compact(storage);
    });
    const removed = await sweepTimeline(
      watch(storage, ({ does }) => (does === 'previews.remove' ? comesBack() : undefined)),
      clock,
    );
    expect(removed).toBeLessThan(4);
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
  });
});

test('without a manifest nothing is known, and nothing goes', async () => {
  await storage.previews.put('timeline/layout-x.bin', Buffer.from('x'), { contentType: 'text/plain' });
  await clock.advance(2 * DAY_MS);
  expect(await sweepTimeline(storage, clock)).toBe(0);
  expect(await names(storage)).toEqual(['timeline/layout-x.bin']);
});

test('what somebody else removed is not counted', async () => {
  await publishedTwice();
  await clock.advance(DAY_MS);
  const other = once(() => sweepTimeline(storage, clock));
  const watched = watch(storage, ({ does }) => (does === 'previews.remove' ? other() : undefined));
  expect(await sweepTimeline(watched, clock)).toBe(0);
});
