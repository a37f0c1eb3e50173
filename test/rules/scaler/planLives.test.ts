/** What the plan learns from one round to the next: who was born, who worked, who ended badly, what jobs take, what is spent. */
import { describe, expect, test } from 'vitest';
import type { ConverterStatus } from '../../../core/converterStatus.ts';
import type { Slot } from '../../../core/fleet.ts';
import type { Life, ScalerState } from '../../../core/scalerState.ts';
import { aBeat, aLife, aSlot, at, planFor, SECOND, type Situation, waiting, working } from './aSituation.ts';

const FIRST = 'ironviper-00';
/** A slot, its heartbeat if there is one, and what is known of its life. */
const one = (slot: Partial<Slot>, life: Life | undefined, beat?: Partial<ConverterStatus>): Situation => ({
  slots: [aSlot(FIRST, slot)],
  converters: beat ? [aBeat(FIRST, beat)] : [],
  memory: { lives: life ? { [FIRST]: life } : {} },
});
const stateAfter = (situation: Situation) => planFor(situation).state;
const with_ = (situation: Situation, memory: Partial<ScalerState>): Situation => ({
  ...situation,
  memory: { ...situation.memory, ...memory },
});

describe('a life', () => {
  test('is born with its first heartbeat, and has worked as soon as it has had a job', () => {
    const born = stateAfter(one({}, aLife(160), {}));
    expect(born.lives[FIRST]).toMatchObject({ bornAt: at(100), seenAt: at(0), worked: false });
    for (const sign of [{ inHand: 1 }, { done: 1 }, { failed: 1 }]) {
      expect(stateAfter(one({}, aLife(160), sign)).lives[FIRST]).toMatchObject({ worked: true });
    }
  });

  test('has nothing to do with the heartbeat that lay there before', () => {
    const before = { life: 'old', beat: at(100) };
    const plan = planFor(one({ state: 'starting' }, aLife(20, { before }), { inHand: 3, ageSeconds: 10 }));
    expect(plan.figures).toMatchObject({ starting: 1, working: 0, held: 0 });
    expect(plan.state.lives[FIRST]).toEqual(aLife(20, { before }));
  });

  test('that somebody else began is taken over', () => {
    expect(stateAfter(one({ startedAt: at(300) }, undefined)).lives[FIRST]).toMatchObject({ startedAt: at(300) });
    const beating = stateAfter(one({ startedAt: at(300) }, undefined, { inHand: 1 })).lives[FIRST];
    expect(beating).toMatchObject({ bornAt: at(100), worked: true });
  });

  test('that has ended is forgotten', () => {
    expect(stateAfter(one({ state: 'ended' }, aLife(160))).lives).toEqual({});
    expect(stateAfter({ memory: { lives: { [FIRST]: aLife(300) } } }).lives).toEqual({});
  });

  test('tells how long a start takes, the latest with a third of the weight', () => {
    expect(stateAfter(one({}, aLife(200), {})).startUpSeconds).toBeCloseTo(60 + 0.3 * 40);
    const known = with_(one({}, aLife(200), {}), { startUpSeconds: 20 });
    expect(stateAfter(known).startUpSeconds).toBeCloseTo(20 + 0.3 * 80);
    expect(stateAfter(with_(one({}, aLife(200, { bornAt: at(100) }), {}), { startUpSeconds: 20 })).startUpSeconds).toBe(
      20,
    );
    expect(stateAfter(one({}, undefined, {})).startUpSeconds).toBeUndefined();
  });
});

describe('what jobs take', () => {
  const RAW = 'raw-16M';
  const expected = (work: ScalerState['work'], workClass = SECOND) =>
    planFor({ queues: [waiting(1, { workClass })], memory: { work } }).figures.workSeconds!;

  test('is a guess at first, by kind', () => {
    const guesses = ['photo-?', 'heif-1M', RAW, 'film-64M', 'other-0'].map((workClass) => expected({}, workClass));
    expect(guesses).toEqual([0.6, 1.2, 2.5, 2, 0.2]);
  });

  test('is what converters report of its class, and of a new class what they report of its kind', () => {
    expect(expected({ [SECOND]: { jobs: 1e6, seconds: 3e6 } })).toBeCloseTo(3, 3);
    expect(expected({ 'photo-1M': { jobs: 1e6, seconds: 3e6 } })).toBeCloseTo(3, 3);
    expect(expected({ 'photo-1M': { jobs: 1e6, seconds: 3e6 } }, RAW)).toBe(2.5);
  });

  test('does not follow a single odd file', () => {
    expect(expected({ [SECOND]: { jobs: 1, seconds: 60 } })).toBeLessThan(20);
  });

  test('is learned once from each report, of whoever lives or has just ended', () => {
    const work = { [RAW]: { jobs: 10, seconds: 30 } };
    const counted = { [RAW]: { jobs: 6, seconds: 20 } };
    const learned = (life: Life | undefined, slot: Partial<Slot> = {}) => {
      const { state } = planFor(with_(one(slot, life, { work, ageSeconds: 100 }), { work: {} }));
      return state.work[RAW];
    };
    expect(learned(aLife(160, { bornAt: at(100) }))).toEqual({ jobs: 10, seconds: 30 });
    expect(learned(aLife(160, { bornAt: at(100), counted }))).toEqual({ jobs: 4, seconds: 10 });
    expect(learned(aLife(160, { bornAt: at(100), counted: work }))).toBeUndefined();
    expect(learned(aLife(160, { bornAt: at(100), counted }), { state: 'failed' })).toEqual({ jobs: 4, seconds: 10 });
    // It has been started anew, and counts from zero.
    expect(learned(aLife(160, { counted: { [RAW]: { jobs: 11, seconds: 40 } } }))).toEqual({ jobs: 10, seconds: 30 });
    // Left behind by a life of long ago.
    expect(learned(undefined, { state: 'ended' })).toBeUndefined();
    expect(stateAfter(one({}, aLife(160), { work })).lives[FIRST]!.counted).toEqual(work);
  });

  test('is forgotten bit by bit', () => {
    const life = aLife(160, { bornAt: at(100) });
    const reports = one({}, life, { work: { [RAW]: { jobs: 300, seconds: 300 } } });
    const { work } = stateAfter(with_(reports, { work: { [RAW]: { jobs: 100, seconds: 300 } } }));
    expect(work[RAW]).toEqual({ jobs: 200, seconds: 300 });
  });

  test('is not learned from converters beside the fleet', () => {
    const pi = aBeat('pi', { work: { [RAW]: { jobs: 10, seconds: 300 } } });
    expect(stateAfter({ converters: [pi], memory: { work: {} } }).work).toEqual({});
  });

  test('is averaged over what many peeks have shown', () => {
    const queues = [waiting(1000, { workClass: RAW })];
    const mixed = (depth: number, mix: Record<string, number>) =>
      planFor({ queues, memory: { work: {}, queues: [{ depth, mix, lows: [] }] } });
    expect(mixed(1032, { 'photo-4M': 96 }).state.queues[0]!.mix).toEqual({ 'photo-4M': 96, [RAW]: 32 });
    expect(mixed(1032, { 'photo-4M': 96 }).figures.workSeconds).toBeCloseTo(32 * 2.5 + 968 * (0.75 * 0.6 + 0.25 * 2.5));
    expect(mixed(1032, { 'photo-4M': 320 }).state.queues[0]!.mix).toEqual({ 'photo-4M': 160, [RAW]: 32 });
    // Nothing has left: the same 32 are seen again.
    expect(mixed(1000, { 'photo-4M': 96 }).state.queues[0]!.mix).toEqual({ 'photo-4M': 96 });
    expect(
      stateAfter({ queues: [waiting(0)], memory: { queues: [{ depth: 9, mix: { [RAW]: 9 }, lows: [] }] } }).queues,
    ).toEqual([{ depth: 0, mix: {}, lows: [] }]);
  });
});

describe('failures', () => {
  const FAILED = { state: 'failed', exitCode: 2, detail: 'IRONVIPER_SCRATCH is no folder', endedAt: at(1) } as const;
  const failures = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ slot: `ironviper-0${i + 1}`, at: at(60), why: 'exit code 1' }));
  const stopped = (until: number, times = 1) => ({ failures: failures(3), stopped: { until: at(until), times } });

  test('are lives that ended badly before they had any work', () => {
    const [failure] = stateAfter(one(FAILED, aLife(20))).failures;
    expect(failure).toEqual({ slot: FIRST, at: at(0), why: 'exit code 2: IRONVIPER_SCRATCH is no folder' });
    expect(stateAfter(one(FAILED, aLife(20, { worked: true }))).failures).toEqual([]);
    expect(stateAfter(one(FAILED, undefined)).failures).toEqual([]);
  });

  test('are told by what was broken, where a heartbeat is left behind that says so', () => {
    const outage = 'scratch: no such folder';
    for (const slot of [FAILED, { state: 'ended', exitCode: 0, endedAt: at(1) } as const]) {
      expect(stateAfter(one(slot, aLife(120), { outage })).failures).toMatchObject([{ why: outage }]);
      expect(stateAfter(one(slot, aLife(120), { outage, inHand: 1 })).failures).toEqual([]);
    }
  });

  test('of one that was killed over its first file are none', () => {
    expect(stateAfter(one({ ...FAILED, exitCode: 137 }, aLife(160), { inHand: 1, ageSeconds: 3 })).failures).toEqual(
      [],
    );
  });

  test('are forgotten when one ends well or gets to its work', () => {
    const known = { failures: failures(2) };
    expect(stateAfter(with_(one({ state: 'ended' }, aLife(20)), known)).failures).toEqual([]);
    expect(stateAfter(with_(one({}, aLife(160), { inHand: 1 }), known)).failures).toEqual([]);
    // It worked before they failed.
    const worker = aLife(160, { worked: true, bornAt: at(100) });
    expect(stateAfter(with_(one({}, worker, { inHand: 1 }), known)).failures).toEqual(known.failures);
  });

  test('three in a row stop the starts for five minutes, and say why', () => {
    const plan = planFor({ ...with_(one(FAILED, aLife(20)), { failures: failures(2) }), queues: [waiting(5)] });
    expect(plan.state.stopped).toEqual({ until: at(-300), times: 1 });
    expect(plan.starts).toEqual([]);
    expect(plan.trouble).toBe(
      '3 converters in a row ended before they had any work, the last one, ironviper-00: exit code 2: IRONVIPER_SCRATCH is no folder. One is tried again at 2026-07-01 12:05 UTC.',
    );
    expect(plan.decision).toContain(plan.trouble);
    expect(plan.state.trouble).toBe(plan.trouble);
    expect(
      planFor({ ...with_(one(FAILED, aLife(20)), { failures: failures(1) }), queues: [waiting(5)] }).starts,
    ).toHaveLength(1);
  });

  test('do not stop them again while they come from lives of before', () => {
    const plan = planFor(with_(one(FAILED, aLife(20)), stopped(-200)));
    expect(plan.state.stopped).toEqual({ until: at(-200), times: 1 });
    expect(plan.state.failures).toHaveLength(4);
  });

  test('let one be tried when the pause is over, and no second one before that has got to its work', () => {
    const much = { queues: [waiting(1e6)] };
    expect(planFor({ ...much, memory: stopped(-1) }).starts).toEqual([]);
    expect(planFor({ ...much, memory: stopped(0) }).starts).toEqual([FIRST]);
    expect(planFor({ ...much, ...with_(one({ state: 'starting' }, aLife(10)), stopped(20)) }).starts).toEqual([]);
    const better = planFor({ ...much, ...with_(one({}, aLife(10), { inHand: 1, startedAt: at(5) }), stopped(20)) });
    expect(better.starts).toHaveLength(9);
    expect(better.state).toMatchObject({ failures: [] });
    expect(better.state.stopped).toBeUndefined();
  });

  test('of such tries stop them for twice as long each time, an hour at most', () => {
    const until = (times: number) => stateAfter(with_(one(FAILED, aLife(10)), stopped(20, times))).stopped!.until;
    expect([1, 2, 3, 4, 9].map(until)).toEqual([600, 1200, 2400, 3600, 3600].map((seconds) => at(-seconds)));
  });

  test('are no trouble while nothing waits', () => {
    expect(planFor({ memory: stopped(-200) }).trouble).toBe('');
  });

  test('are remembered ten at most', () => {
    expect(stateAfter(with_(one(FAILED, aLife(20)), { failures: failures(10) })).failures).toHaveLength(10);
  });
});

describe('the budget of a day', () => {
  const spent = (seconds: number, date = '2026-07-01') => ({ spent: { date, seconds } });
  const startsWith = (dailySeconds: number, seconds: number, situation: Situation) =>
    planFor({ ...situation, memory: { ...spent(seconds), ...situation.memory }, policy: { dailySeconds } });

  test('counts what lives, starting and silent ones too, since the last round', () => {
    const { lives, ...seen } = working(3);
    const slots = [...seen.slots, aSlot('ironviper-03', { state: 'starting' })];
    const memory = { lives: { ...lives, 'ironviper-03': aLife(5) }, ...spent(100) };
    expect(stateAfter({ ...seen, slots, memory }).spent).toEqual({ date: '2026-07-01', seconds: 100 + 3 * 15 + 5 });
  });

  test('counts what has ended until its end', () => {
    const ended = one({ state: 'ended', endedAt: at(10) }, aLife(160));
    expect(stateAfter(with_(ended, spent(100))).spent.seconds).toBe(105);
  });

  test('begins anew at midnight, UTC', () => {
    const day = with_(one({}, aLife(20 * 3600), {}), { at: at(20 * 3600), ...spent(5000, '2026-06-30') });
    expect(stateAfter(day).spent).toEqual({ date: '2026-07-01', seconds: 12 * 3600 });
  });

  test('has to last for all that is to be done, and what each start costs beside it', () => {
    const queues = [waiting(4 * 840)];
    expect(startsWith(4 * 960, 0, { queues }).starts).toHaveLength(4);
    expect(startsWith(4 * 960 - 1, 0, { queues })).toMatchObject({ starts: { length: 3 } });
    expect(startsWith(4 * 960 + 500, 501, { queues }).starts).toHaveLength(3);
  });

  test('that will not last lets one alone be started, while there is enough for it to be of use', () => {
    const queues = [waiting(1e5)];
    expect(startsWith(3600, 3600 - 240, { queues }).starts).toHaveLength(1);
    const plan = startsWith(3600, 3600 - 239, { queues });
    expect(plan.starts).toEqual([]);
    expect(plan.trouble).toContain("The day's 1.0 converter hours would not last for more: 0.9 are spent.");
    const { lives, ...seen } = working(1);
    expect(startsWith(3600, 100, { queues, ...seen, memory: { lives, ...spent(100) } }).starts).toEqual([]);
  });

  test('that will not last lets as many work as it has for their whole lifetime', () => {
    expect(startsWith(3 * 6 * 3600, 0, { queues: [waiting(1e6)] }).starts).toHaveLength(3);
  });

  test('never ends what works', () => {
    const { lives, ...seen } = working(3);
    const memory = { lives, ...spent(99_999) };
    expect(startsWith(60, 99_999, { ...seen, queues: [waiting(5000)], memory }).removals).toEqual([]);
  });
});
