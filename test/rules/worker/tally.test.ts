/** What a converter counts: which jobs, and which seconds teach how long files of a class take. */
import { expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import { idOf } from '../../../core/id.ts';
import type { Job } from '../../../core/job.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Outcome } from '../../../core/outcome.ts';
import { tally, WAITING } from '../../../worker/tally.ts';
import { fakeClock } from '../../fakes/clock.ts';

const MiB = 2 ** 20;
const job = (name: string): Job => ({ id: idOf(name), name, force: false, tries: 0 });

test('conversions count for the class of their file, good and failed ones alike', async () => {
  const clock = fakeClock();
  const { stage, end, count } = tally(clock);
  const convert = async (one: Job, bytes: number, outcome: Outcome, ms: number) => {
    stage(one, 'look');
    await clock.advance(ms);
    end(one, outcome, bytes);
  };
  await convert(job('a.jpg'), 5 * MiB, { kind: 'done' }, 500);
  await convert(job('b.JPG'), 6 * MiB, { kind: 'failed', fault: new FaultError('corrupt', 'broken') }, 250);
  await convert(job('c.CR2'), 30 * MiB, { kind: 'done' }, 2500);
  expect(count()).toEqual({
    done: 2,
    failed: 1,
    work: { 'photo-4M': { jobs: 2, seconds: 0.75 }, 'raw-16M': { jobs: 1, seconds: 2.5 } },
  });
});

test.each<[Outcome, number | undefined, object]>([
  [{ kind: 'skipped', reason: 'current' }, undefined, { done: 1, failed: 0 }],
  [{ kind: 'skipped', reason: 'made by a newer pipeline' }, undefined, { done: 1, failed: 0 }],
  // A tombstone, or a file whose metadata alone was touched.
  [{ kind: 'done' }, undefined, { done: 1, failed: 0 }],
  [{ kind: 'failed', fault: new FaultError('archived', 'asleep') }, undefined, { done: 0, failed: 1 }],
  [{ kind: 'handedOn', reason: 'memory' }, MiB, { done: 0, failed: 0 }],
  [{ kind: 'outage', error: new OutageError('storage', 'gone') }, MiB, { done: 0, failed: 0 }],
  [{ kind: 'again', error: new Error('odd') }, MiB, { done: 0, failed: 0 }],
  [{ kind: 'stopped' }, MiB, { done: 0, failed: 0 }],
  [{ kind: 'overtaken' }, MiB, { done: 0, failed: 0 }],
])('what converted nothing, or came to no end, teaches nothing: %o', async (outcome, bytes, counted) => {
  const clock = fakeClock();
  const { stage, end, count } = tally(clock);
  const one = job('a.jpg');
  stage(one, 'look');
  await clock.advance(1000);
  end(one, outcome, bytes);
  expect(count()).toEqual({ ...counted, work: {} });
});

test('its time is taken from the others all the same, but not while it waits for room', async () => {
  const clock = fakeClock();
  const { stage, end, count } = tally(clock);
  const [photo, other] = [job('a.jpg'), job('b.jpg')];
  stage(photo, 'look');
  stage(other, 'look');
  await clock.advance(1000);
  stage(other, WAITING);
  await clock.advance(1000);
  stage(other, 'picture');
  await clock.advance(1000);
  end(other, { kind: 'stopped' }, MiB);
  end(photo, { kind: 'done' }, MiB);
  expect(count().work).toEqual({ 'photo-1M': { jobs: 1, seconds: 2 } });
});
