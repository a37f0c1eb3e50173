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
    expect(stateAfter(one({}, aLife(160, { worked: true }), {})).lives[FIRST]).toMatchObject({ worked: true });
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
    expect(stateAfter({ memory: { lives: { [FIRST]: aLife(60, { bornAt: at(50) }) } } }).lives).toEqual({});
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

test('a clock that is years off is not taken for a start that took years', () => {
  const startedAt = '2099-01-01T00:00:00.000Z';
  expect(stateAfter(one({}, aLife(160), { startedAt })).startUpSeconds).toBeCloseTo(60 + 0.3 * 540);
});

test('what was written by a clock that is ahead holds for as long as it would have by ours', () => {
  const year = -365 * 86_400;
  const memory: Partial<ScalerState> = {
    at: at(year),
    lives: { [FIRST]: aLife(year + 20, { bornAt: at(year + 10), seenAt: at(year) }) },
    failures: Array.from({ length: 3 }, () => ({ slot: 'ironviper-02', at: at(year), why: 'exit code 1' })),
    stopped: { until: at(year - 60), times: 1 },
    backOff: { kind: 'capacity', until: at(year - 30), times: 1, message: 'none left' },
    busy: { 'ironviper-01': at(year - 30) },
    queues: [{ depth: 1, mix: {}, lows: [{ at: at(year), depth: 1 }] }],
  };
  const { state } = planFor({ memory, slots: [aSlot(FIRST)], queues: [waiting(5)] });
  expect(state).toMatchObject({
    at: at(0),
    lives: { [FIRST]: { startedAt: at(20), bornAt: at(10), seenAt: at(0) } },
    stopped: { until: at(-60), times: 1 },
    backOff: { until: at(-30) },
    busy: { 'ironviper-01': at(-30) },
    queues: [{ lows: [{ at: at(0) }] }],
    spent: { seconds: 0 },
  });
  expect(planFor({ memory: { ...memory, at: at(15) } }).state.stopped).toEqual(memory.stopped);
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
      expect(stateAfter(one(slot, aLife(120), { outage, done: 1 })).failures).toEqual([]);
      expect(stateAfter(one(slot, aLife(120, { worked: true, settled: true }), { outage })).failures).toEqual([]);
    }
  });

  test('are those that gave back all they took, since all of it ended in an outage', () => {
    const outage = 'previews: 403';
    const life = aLife(400, { worked: true, bornAt: at(390) });
    const known = { failures: failures(2) };
    const inHand = one({}, aLife(160), { inHand: 2 });
    expect(stateAfter(with_(inHand, known)).failures).toEqual(known.failures);
    expect(stateAfter(with_(one({ state: 'ended', endedAt: at(1) }, life, { outage }), known)).failures).toHaveLength(
      3,
    );
  });

  test('are those that left without a word, though well, and left alone what waits', () => {
    const left = one({ state: 'ended', exitCode: 0, startedAt: at(18), endedAt: at(1) }, aLife(20));
    const [failure] = stateAfter({ ...left, queues: [waiting(5, { age: 30 })] }).failures;
    expect(failure).toMatchObject({ why: 'exit code 0: it left without a word, though there is work' });
    expect(stateAfter({ ...left, queues: [waiting(5, { age: 10 })] }).failures).toEqual([]);
    expect(stateAfter({ ...left, queues: [waiting(0, { hidden: 5 })] }).failures).toEqual([]);
    // It stayed as long as one without work does: it may well have been born, and have worked, between two looks.
    const stayed = one({ state: 'ended', exitCode: 0, startedAt: at(61), endedAt: at(1) }, aLife(70));
    expect(stateAfter({ ...stayed, queues: [waiting(5, { age: 90 })] }).failures).toEqual([]);
    const born = with_(left, { lives: { [FIRST]: aLife(20, { bornAt: at(10) }) } });
    expect(stateAfter({ ...born, queues: [waiting(5, { age: 30 })] }).failures).toEqual([]);
  });

  test('of one that was killed over its first file are none', () => {
    expect(stateAfter(one({ ...FAILED, exitCode: 137 }, aLife(160), { inHand: 1, ageSeconds: 3 })).failures).toEqual(
      [],
    );
  });

  test('are forgotten when one ends well or has dealt with its first file', () => {
    const known = { failures: failures(2) };
    expect(stateAfter(with_(one({ state: 'ended' }, aLife(20)), known)).failures).toEqual([]);
    for (const sign of [{ done: 1 }, { failed: 1 }]) {
      expect(stateAfter(with_(one({}, aLife(160), sign), known)).failures).toEqual([]);
      // It had before they failed.
      const worker = aLife(160, { worked: true, settled: true, bornAt: at(100) });
      expect(stateAfter(with_(one({}, worker, sign), known)).failures).toEqual(known.failures);
    }
  });

  test('beside one that gets its work done are the first of a new row', () => {
    const both: Situation = {
      slots: [aSlot(FIRST, FAILED), aSlot('ironviper-01')],
      converters: [aBeat('ironviper-01', { done: 1 })],
      memory: { lives: { [FIRST]: aLife(20), 'ironviper-01': aLife(160) }, failures: failures(2) },
    };
    expect(stateAfter(both).failures).toMatchObject([{ slot: FIRST }]);
  });

  test('three in a row stop the starts for five minutes, and say why', () => {
    const plan = planFor({ ...with_(one(FAILED, aLife(20)), { failures: failures(2) }), queues: [waiting(5)] });
    expect(plan.state.stopped).toEqual({ until: at(-300), times: 1 });
    expect(plan.starts).toEqual([]);
    expect(plan.trouble).toBe(
      '3 converters in a row ended before they had done any work, the last one, ironviper-00: exit code 2: IRONVIPER_SCRATCH is no folder. One is tried again at 2026-07-01 12:05 UTC.',
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

  test('let one be tried when the pause is over, and no second one before that has got some done', () => {
    const much = { queues: [waiting(1e6)] };
    expect(planFor({ ...much, memory: stopped(-1) }).starts).toEqual([]);
    expect(planFor({ ...much, memory: stopped(0) }).starts).toEqual([FIRST]);
    expect(planFor({ ...much, ...with_(one({ state: 'starting' }, aLife(10)), stopped(20)) }).starts).toEqual([]);
    const { lives, ...seen } = working(2);
    expect(planFor({ ...much, ...seen, memory: { lives, ...stopped(20) } }).starts).toHaveLength(1);
    const trying = with_(one({}, aLife(10), { inHand: 1, startedAt: at(5) }), stopped(20));
    expect(planFor({ ...much, ...trying }).starts).toEqual([]);
    const better = planFor({ ...much, ...with_(one({}, aLife(10), { done: 1, startedAt: at(5) }), stopped(20)) });
    expect(better.starts).toHaveLength(9);
    expect(better.state).toMatchObject({ failures: [] });
    expect(better.state.stopped).toBeUndefined();
  });

  test('of such tries stop them for twice as long each time, four hours at most', () => {
    const until = (times: number) => stateAfter(with_(one(FAILED, aLife(10)), stopped(20, times))).stopped!.until;
    expect([1, 2, 3, 4, 5, 6, 9].map(until)).toEqual(
      [10, 20, 40, 80, 160, 240, 240].map((minutes) => at(-60 * minutes)),
    );
  });

  test('let no more be started at once than may fail until the starts are stopped', () => {
    const much = { queues: [waiting(1e6)] };
    const begun = (count: number, lives: ScalerState['lives'] = {}) =>
      planFor({ ...much, memory: { failures: failures(count), lives } }).starts.length;
    expect([0, 1, 2].map((count) => begun(count))).toEqual([10, 2, 1]);
    const starting = { 'ironviper-09': aLife(10) };
    expect([1, 2].map((count) => begun(count, starting))).toEqual([1, 0]);
  });

  test('are no trouble while nothing waits', () => {
    expect(planFor({ memory: stopped(-200) }).trouble).toBe('');
  });

  test('are remembered ten at most', () => {
    expect(stateAfter(with_(one(FAILED, aLife(20)), { failures: failures(10) })).failures).toHaveLength(10);
  });
});

test('whether files are taken from jobs-later is carried on', () => {
  expect(stateAfter({ memory: { takesLater: true } }).takesLater).toBe(true);
  expect(stateAfter({}).takesLater).toBeUndefined();
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
