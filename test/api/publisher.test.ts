/** When the API publishes: soon after its own writes, what others have left, and never at a request's cost. */
import { expect, test } from 'vitest';
import { openPublisher } from '../../api/openPublisher.ts';
import { OutageError } from '../../core/outage.ts';
import type { Storage } from '../../core/storage.ts';
import { markMonth } from '../../library/indexRecord.ts';
import { isMarked } from '../../library/isMarked.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { watch } from '../rules/watch.ts';

const MONTH = '2026-05';

/** A publisher over a library whose compactions are counted, each with its time in seconds. */
function aPublisher(before: (does: string) => unknown = () => {}) {
  const { storage, clock } = aLibrary();
  const began = clock.now();
  const compactions: number[] = [];
  const lines: string[] = [];
  const watched: Storage = watch(storage, ({ does }) => {
    if (does === 'leases.acquire') compactions.push((clock.now() - began) / 1000);
    return before(does);
  });
  const publisher = openPublisher({ storage: watched, clock, log: (event) => lines.push(event) });
  return { storage, clock, compactions, lines, publisher, mark: () => markMonth(storage, MONTH) };
}

test('what is written is published within two seconds, many writes at once', async () => {
  const { storage, clock, compactions, publisher, mark } = aPublisher();
  for (let write = 0; write < 10; write += 1) {
    await mark();
    publisher.soon();
    await clock.advance(50);
  }
  await clock.advance(2000);
  expect(await isMarked(storage)).toBe(false);
  expect(compactions).toEqual([1]);
});

test('what is written while it publishes is published too', async () => {
  const { storage, clock, compactions, publisher, mark } = aPublisher((does) => {
    if (does !== 'previews.put' || compactions.length > 1) return;
    publisher.soon();
  });
  await mark();
  publisher.soon();
  await clock.advance(1000);
  await mark();
  await clock.advance(2000);
  expect([compactions, await isMarked(storage)]).toEqual([[1, 2], false]);
});

test('whoever is at it is waited for, also one that has died over it', async () => {
  const { storage, clock, publisher, mark } = aPublisher();
  await storage.leases.acquire('compact', 60);
  await mark();
  publisher.soon();
  await clock.advance(55_000);
  expect(await isMarked(storage)).toBe(true);
  await clock.advance(15_000);
  expect(await isMarked(storage)).toBe(false);
});

test('who was waited for once is not waited for again', async () => {
  const { storage, clock, compactions, publisher, mark } = aPublisher((does) => {
    if (does === 'previews.put' && compactions.length === 2) publisher.soon();
  });
  const lease = await storage.leases.acquire('compact', 60);
  await mark();
  publisher.soon();
  await clock.advance(2000);
  if (lease !== 'taken') await lease.release();
  await clock.advance(10_000);
  expect(compactions).toEqual([1, 6, 7]);
});

test('a lease that never ends is not asked for without end', async () => {
  const { storage, clock, compactions, publisher, mark } = aPublisher();
  const lease = await storage.leases.acquire('compact', 60);
  if (lease === 'taken') throw new Error('Nobody should have it.');
  await mark();
  publisher.soon();
  for (let minutes = 0; minutes < 10; minutes += 1) {
    await clock.advance(30_000);
    await lease.renew();
    await clock.advance(30_000);
    await lease.renew();
  }
  expect(compactions.length).toBe(15);
  await lease.release();
  publisher.soon();
  await clock.advance(2000);
  expect(await isMarked(storage)).toBe(false);
});

test('an outage is said, and the next occasion tries again', async () => {
  let away = true;
  const { storage, clock, lines, publisher, mark } = aPublisher((does) => {
    if (away && does === 'files.list') throw new OutageError('storage', 'No answer.');
  });
  await mark();
  publisher.soon();
  await clock.advance(60_000);
  expect(lines).toEqual(['publish.failed']);
  away = false;
  publisher.soon();
  await clock.advance(2000);
  expect([lines, await isMarked(storage)]).toEqual([['publish.failed', 'timeline.published'], false]);
});

test('a mark that nobody has touched for a minute is published at the next visit', async () => {
  const { storage, clock, compactions, publisher, mark } = aPublisher();
  await mark();
  for (let second = 0; second < 60; second += 5) {
    publisher.ifLeft();
    await clock.advance(5000);
  }
  expect(compactions).toEqual([]);
  publisher.ifLeft();
  await clock.advance(2000);
  expect([compactions.length, await isMarked(storage)]).toEqual([1, false]);
});

test('a mark that was there at a visit is published a minute later, though nobody visits again', async () => {
  const { storage, clock, compactions, publisher, mark } = aPublisher();
  await mark();
  publisher.ifLeft();
  await clock.advance(59_000);
  expect(compactions).toEqual([]);
  await clock.advance(3000);
  expect([compactions.length, await isMarked(storage)]).toEqual([1, false]);
});

test('months that converters keep marking and publishing are theirs', async () => {
  const { clock, compactions, publisher, mark } = aPublisher();
  for (let second = 0; second < 600; second += 15) {
    await mark();
    publisher.ifLeft();
    await clock.advance(15_000);
  }
  expect(compactions).toEqual([]);
});

test('many visits look at the marks no more often than each ten seconds, and one that fails is said', async () => {
  let looks = 0;
  const { clock, lines, publisher } = aPublisher((does) => {
    if (does !== 'marks.list') return;
    looks += 1;
    throw new OutageError('storage', 'No answer.');
  });
  for (let second = 0; second < 20; second += 1) {
    publisher.ifLeft();
    await clock.advance(1000);
  }
  expect([looks, lines]).toEqual([2, ['publish.failed', 'publish.failed']]);
});

test('closing waits for a look at the marks, and publishes what that has found', async () => {
  const looking = Promise.withResolvers<void>();
  let isSlow = false;
  const { storage, clock, publisher, mark } = aPublisher((does) =>
    isSlow && does === 'marks.list' ? looking.promise : undefined,
  );
  await mark();
  publisher.ifLeft();
  await clock.advance(60_000);
  isSlow = true;
  publisher.ifLeft();
  const closing = publisher.close();
  isSlow = false;
  looking.resolve();
  await closing;
  expect(await isMarked(storage)).toBe(false);
});

test('closing publishes what is due, and waits for no lease', async () => {
  const { storage, publisher, mark } = aPublisher();
  await mark();
  publisher.soon();
  await publisher.close();
  expect(await isMarked(storage)).toBe(false);

  const other = aPublisher();
  await other.storage.leases.acquire('compact', 60);
  await other.mark();
  other.publisher.soon();
  await other.publisher.close();
  expect([other.compactions.length, await isMarked(other.storage)]).toEqual([1, true]);
});
