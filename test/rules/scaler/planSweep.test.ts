/** What is cleared away, and above all what is not. */
import { expect, test } from 'vitest';
import type { ConverterStatus } from '../../../core/converterStatus.ts';
import type { Slot } from '../../../core/fleet.ts';
import type { Life } from '../../../core/scalerState.ts';
import { aBeat, aLife, aSlot, at, planFor, waiting } from './aSituation.ts';

const FIRST = 'ironviper-00';
const BORN = aLife(5000, { bornAt: at(4900), worked: true });

const planWith = (slot: Partial<Slot>, life?: Life, beat?: Partial<ConverterStatus>, startUpSeconds = 60) =>
  planFor({
    slots: [aSlot(FIRST, slot)],
    converters: beat ? [aBeat(FIRST, beat)] : [],
    memory: { startUpSeconds, lives: life ? { [FIRST]: life } : {} },
  });
/** Why it is cleared away; nothing if it is not. */
const why = (...situation: Parameters<typeof planWith>) => planWith(...situation).removals[0]?.why;

test('what has failed goes, with what is known of it', () => {
  expect(why({ state: 'failed', exitCode: 1, detail: 'no memory' })).toBe('it failed: exit code 1: no memory');
  expect(why({ state: 'failed' })).toBe('it failed: nothing is known of why');
});

test('what has ended well is kept for a day', () => {
  expect(why({ state: 'ended', endedAt: at(86_400) })).toBeUndefined();
  expect(why({ state: 'ended' })).toBeUndefined();
  expect(why({ state: 'ended', endedAt: at(86_401) })).toContain('more than a day');
});

test('what was made by other settings goes when it has ended', () => {
  expect(why({ state: 'ended', outdated: true })).toContain('settings');
  expect(why({ outdated: true }, BORN, {})).toBeUndefined();
});

test('what is beyond the maximum goes when it has ended', () => {
  const beyond = (state: Slot['state']) => planFor({ slots: [aSlot('ironviper-10', { state })], memory: {} }).removals;
  expect(beyond('ended')).toMatchObject([{ why: 'there may be fewer converters now' }]);
  expect(beyond('running')).toEqual([]);
});

test('what lives beyond the maximum counts', () => {
  const slots = [aSlot('ironviper-10'), aSlot('ironviper-11', { state: 'starting' })];
  expect(planFor({ slots, queues: [waiting(1e6)], memory: {} }).starts).toHaveLength(8);
});

test('what starts for longer than ten minutes goes, or than five times as long as usual', () => {
  const starting = (age: number, startUp?: number) =>
    why({ state: 'starting', startedAt: at(age) }, aLife(age), undefined, startUp);
  expect(starting(600)).toBeUndefined();
  expect(starting(601)).toBe('it was started 10 minutes ago and has not said a word');
  expect(starting(700, 150)).toBeUndefined();
  expect(starting(751, 150)).toContain('13 minutes');
});

test('what runs and has never said a word goes after twenty minutes', () => {
  expect(why({ startedAt: at(1200) }, aLife(1250))).toBeUndefined();
  expect(why({ startedAt: at(1201) }, aLife(1250))).toContain('20 minutes');
  expect(why({ startedAt: at(9999) }, aLife(600))).toBeUndefined();
});

test('what has been silent for twenty minutes goes', () => {
  expect(why({ startedAt: at(4950) }, { ...BORN, seenAt: at(9999) }, { ageSeconds: 1200 })).toBeUndefined();
  expect(why({ startedAt: at(4950) }, { ...BORN, seenAt: at(9999) }, { ageSeconds: 1201 })).toContain(
    'has not said a word for 20 minutes',
  );
  // Its row is gone, as at its end: it was seen well lately.
  expect(why({ startedAt: at(4950) }, { ...BORN, seenAt: at(1200) })).toBeUndefined();
  expect(why({ startedAt: at(4950) }, { ...BORN, seenAt: at(1201) })).toContain('20 minutes');
});

test('what gives a sign of life stays, whatever the fleet says of it', () => {
  for (const state of ['starting', 'running', 'ended', 'failed'] as const) {
    expect(why({ state, outdated: true, startedAt: at(99_999) }, aLife(99_999), { inHand: 2 })).toBeUndefined();
    expect(why({ state, outdated: true, startedAt: at(99_999) }, undefined, {})).toBeUndefined();
  }
});

test('a life of ours that the fleet shows as what was there before is left alone', () => {
  const life = aLife(20, { before: { life: 'this' } });
  expect(why({ state: 'failed', exitCode: 1 }, life)).toBeUndefined();
});

test('what is not ours is neither cleared away nor used nor counted', () => {
  const slots = [aSlot(FIRST, { state: 'foreign', outdated: true })];
  const plan = planFor({ slots, queues: [waiting(1e6)], memory: {} });
  expect(plan.removals).toEqual([]);
  expect(plan.starts).toHaveLength(9);
  expect(plan.starts).not.toContain(FIRST);
  expect(planFor({ slots, memory: {} }).idle).toBe(true);
  const all = plan.starts.map((name) => aSlot(name, { state: 'foreign' }));
  expect(planFor({ slots: [...slots, ...all], queues: [waiting(5)], memory: {} }).trouble).toContain('not ours');
});

test('what is stuck does no work, is a failure once if it never worked, and is cleared away until it is gone', () => {
  const slot = { state: 'starting', startedAt: at(700) } as const;
  const first = planWith(slot, aLife(700));
  expect(first.state.failures).toMatchObject([{ slot: FIRST, why: expect.stringContaining('12 minutes') }]);
  expect(first.state.lives[FIRST]).toMatchObject({ leaving: true });
  const second = planWith(slot, first.state.lives[FIRST]);
  expect(second.removals).toHaveLength(1);
  expect(second.state).toMatchObject({ failures: [], lives: { [FIRST]: { leaving: true } } });
  const ended = planFor({ slots: [aSlot(FIRST, { state: 'ended' })], memory: first.state });
  expect(ended.state).toMatchObject({ lives: {}, failures: [{ slot: FIRST }] });
  const waits = planFor({ slots: [aSlot(FIRST, slot)], memory: { lives: first.state.lives }, queues: [waiting(5)] });
  expect(waits.starts).toEqual(['ironviper-01']);
  expect(planWith({}, BORN, { ageSeconds: 1300 }).state.failures).toEqual([]);
});

test('what was to be cleared away and speaks again is left alone', () => {
  const plan = planWith({}, { ...BORN, leaving: true }, { inHand: 1 });
  expect(plan.removals).toEqual([]);
  expect(plan.state.lives[FIRST]!.leaving).toBeUndefined();
});
