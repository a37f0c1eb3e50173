/** What becomes of the message, for each way an attempt can end. */
import { describe, expect, test } from 'vitest';
import { lookText, parseEvent } from '../../../core/event.ts';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Outcome } from '../../../core/outcome.ts';
import { settle } from '../../../worker/settle.ts';
import { textsOf } from '../../textsOf.ts';
import { aLibrary } from '../aLibrary.ts';
import { once, watch } from '../watch.ts';

const job = { id: 'brykr4ooi3hbrjih', name: '2026/IMG_1.JPG', force: true, tries: 2 };
const TEXT = lookText({ name: job.name, force: true, tries: 2 });
const outage = new OutageError('storage', 'away');

/** A message in hand, delivered so often, settled with this outcome. */
async function settled(outcome: Outcome, { deliveries = 1, from = 'jobs' as 'jobs' | 'later', lost = false } = {}) {
  const library = aLibrary();
  const done: string[] = [];
  const storage = watch(library.storage, ({ does }) => done.push(does));
  await library.storage[from].send(TEXT);
  const [message] = await library.storage[from].receive(1, 120);
  if (!message) throw new Error('There is no message.');
  const settlement = { outcome, job, message: { ...message, deliveries }, queue: storage[from] };
  const answer = await settle(storage, { ...settlement, handle: lost ? 'lost' : message });
  const depths = async () => [await library.storage.jobs.depth(), await library.storage.later.depth()];
  return { ...library, answer, done, depths, message };
}

describe('completed', () => {
  test.each<[Outcome]>([
    [{ kind: 'done' }],
    [{ kind: 'skipped', reason: 'current' }],
    [{ kind: 'failed', fault: new FaultError('corrupt', 'broken') }],
  ])('$kind', async (outcome) => {
    const { answer, done, depths } = await settled(outcome);
    expect(answer).toBe(outcome);
    expect(done).toEqual(['jobs.remove']);
    expect(await depths()).toEqual([0, 0]);
  });
});

describe('sent anew, then removed', () => {
  test('handed on: at once, to those who have more', async () => {
    const outcome: Outcome = { kind: 'handedOn', reason: 'too big' };
    const { answer, done, storage, depths } = await settled(outcome);
    expect(answer).toBe(outcome);
    expect(done).toEqual(['later.send', 'jobs.remove']);
    expect(await depths()).toEqual([0, 1]);
    expect(await textsOf(storage.later, 1)).toEqual([TEXT]);
  });

  test.each(['jobs', 'later'] as const)(
    'stopped: at once, back to %s, and its deliveries begin again',
    async (from) => {
      const { answer, done, storage } = await settled({ kind: 'stopped' }, { from, deliveries: 4 });
      expect(answer).toEqual({ kind: 'stopped' });
      expect(done).toEqual([`${from}.send`, `${from}.remove`]);
      expect(await storage[from].receive(32, 1)).toMatchObject([{ text: TEXT, deliveries: 1 }]);
    },
  );

  test.each(['jobs', 'later'] as const)('an outage: back to %s, hidden for ten seconds', async (from) => {
    const { answer, storage, clock, done } = await settled({ kind: 'outage', error: outage }, { from });
    expect(answer).toEqual({ kind: 'outage', error: outage });
    expect(done).toEqual([`${from}.send`, `${from}.remove`]);
    await clock.advance(9_000);
    expect(await storage[from].receive(32, 1)).toEqual([]);
    await clock.advance(1_000);
    expect(await storage[from].receive(32, 1)).toMatchObject([{ text: TEXT, deliveries: 1 }]);
  });

  test('killed in between, it is there twice rather than never', async () => {
    const { storage } = aLibrary();
    await storage.jobs.send(TEXT);
    const [message] = await storage.jobs.receive(1, 120);
    if (!message) throw new Error('There is no message.');
    const dying = watch(storage, ({ does }) => {
      if (does === 'jobs.remove') throw outage;
    });
    const outcome: Outcome = { kind: 'stopped' };
    const settling = settle(dying, { outcome, job, message, queue: dying.jobs, handle: message });
    await expect(settling).rejects.toBe(outage);
    expect(await storage.jobs.depth()).toBe(2);
  });
});

describe('tried again', () => {
  test.each([
    [1, 10],
    [2, 40],
    [3, 160],
    [4, 640],
  ])('after delivery %i: in %i seconds', async (deliveries, seconds) => {
    const outcome: Outcome = { kind: 'again', error: new Error('odd') };
    const { answer, storage, clock, done } = await settled(outcome, { deliveries });
    expect(answer).toBe(outcome);
    expect(done).toEqual(['jobs.update']);
    await clock.advance(seconds * 1000 - 1000);
    expect(await storage.jobs.receive(32, 1)).toEqual([]);
    await clock.advance(1000);
    expect(await storage.jobs.receive(32, 1)).toMatchObject([{ deliveries: 2 }]);
  });

  test.each([5, 6, 50])(
    'after delivery %i not even its fault could be recorded: it is put aside',
    async (deliveries) => {
      const { storage, done } = await settled({ kind: 'again', error: new Error('odd') }, { deliveries });
      expect(done).toEqual(['poison.send', 'jobs.remove']);
      expect(await textsOf(storage.poison)).toHaveLength(1);
    },
  );

  test('a word is left that this attempt did not die, and the wish is kept', async () => {
    const { storage, clock } = await settled({ kind: 'again', error: new Error('odd') });
    await clock.advance(10_000);
    const [message] = await storage.jobs.receive(32, 1);
    expect(parseEvent(message?.text ?? '')).toMatchObject({ name: job.name, force: true, tries: 3 });
  });
});

describe('nothing', () => {
  test('when the attempt was overtaken', async () => {
    const { answer, done } = await settled({ kind: 'overtaken' });
    expect(answer).toEqual({ kind: 'overtaken' });
    expect(done).toEqual([]);
  });

  test.each<[Outcome]>([
    [{ kind: 'done' }],
    [{ kind: 'failed', fault: new FaultError('corrupt', '') }],
    [{ kind: 'handedOn', reason: '' }],
    [{ kind: 'stopped' }],
    [{ kind: 'outage', error: outage }],
    [{ kind: 'again', error: new Error('odd') }],
  ])('when the hold is lost, whatever else: $kind', async (outcome) => {
    const { answer, done } = await settled(outcome, { lost: true });
    expect(answer).toEqual({ kind: 'overtaken' });
    expect(done).toEqual([]);
  });
});

test('a queue that can’t be told is an outage', async () => {
  const { storage } = aLibrary();
  await storage.jobs.send(TEXT);
  const [message] = await storage.jobs.receive(1, 120);
  if (!message) throw new Error('There is no message.');
  const broken = watch(
    storage,
    once(() => Promise.reject(outage)),
  );
  const settling = settle(broken, { outcome: { kind: 'done' }, job, message, queue: broken.jobs, handle: message });
  await expect(settling).rejects.toBe(outage);
});
