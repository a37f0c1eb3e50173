/** How many it takes, and which: decided from what waits, who works, who starts, and what stands against it. */
import { expect, test } from 'vitest';
import type { ScalerState } from '../../../core/scalerState.ts';
import { aBeat, aLife, aSlot, at, NOW, planFor, SECOND, type Situation, waiting, working } from './aSituation.ts';

const started = (situation: Situation) => planFor({ memory: {}, ...situation }).starts.length;
/** So many that work, and what is waiting beside them. */
const beside = (count: number, situation: Situation) => {
  const { lives, ...seen } = working(count);
  return planFor({ ...seen, memory: { lives }, ...situation });
};

test('enough are started to have all done in time', () => {
  // Each can do 840 s of work in 900 s.
  expect(started({ queues: [waiting(1)] })).toBe(1);
  expect(started({ queues: [waiting(840)] })).toBe(1);
  expect(started({ queues: [waiting(4 * 840)] })).toBe(4);
  expect(started({ queues: [waiting(500)], policy: { targetSeconds: 310 } })).toBe(2);
});

test('never more than there may be', () => {
  expect(started({ queues: [waiting(1e6)] })).toBe(10);
  expect(beside(7, { queues: [waiting(1e6)] }).starts).toEqual(['ironviper-07', 'ironviper-08', 'ironviper-09']);
});

test('never more than 25 in one round', () => {
  const slots = Array.from({ length: 50 }, (_, i) => `slot-${i}`);
  expect(started({ queues: [waiting(1e6)], policy: { slots } })).toBe(25);
});

test('what is hidden or held starts nobody', () => {
  const plan = planFor({ queues: [waiting(0, { hidden: 500 })] });
  expect(plan).toMatchObject({ starts: [], idle: false, trouble: '' });
});

test('nothing in the queues and nobody there: nothing to do', () => {
  expect(planFor({ queues: [waiting(0), waiting(0)] })).toMatchObject({ starts: [], removals: [], idle: true });
  expect(beside(1, { queues: [waiting(0)] }).idle).toBe(false);
});

test('the time that a message has waited is gone', () => {
  expect(started({ queues: [waiting(1680)] })).toBe(2);
  expect(started({ queues: [waiting(1680, { age: 400 })] })).toBe(4);
});

test('however late it is, a start has to be worth three times what it costs beside its work', () => {
  // 360 s each, since a start costs a minute until it works and one until it leaves.
  expect(started({ queues: [waiting(2160, { age: 5000 })] })).toBe(6);
});

test('where the target leaves no time for so much, the target counts', () => {
  expect(started({ queues: [waiting(1200)], policy: { targetSeconds: 300 } })).toBe(5);
  expect(started({ queues: [waiting(600, { age: 5000 })], policy: { targetSeconds: 300 } })).toBe(5);
  expect(started({ queues: [waiting(300)], policy: { targetSeconds: 0 } })).toBe(5);
});

test('the last one is put off until it needs a third of its time, unless it is late anyway', () => {
  expect(started({ queues: [waiting(1.25 * 840)] })).toBe(1);
  expect(started({ queues: [waiting(1.35 * 840)] })).toBe(2);
  expect(beside(1, { queues: [waiting(700, { age: 300 })] }).starts).toHaveLength(0);
  expect(beside(1, { queues: [waiting(700, { age: 400 })] }).starts).toHaveLength(1);
  expect(beside(1, { queues: [waiting(420, { age: 5000 })] }).starts).toHaveLength(0);
  expect(beside(1, { queues: [waiting(421, { age: 5000 })] }).starts).toHaveLength(1);
});

test('one old message does not drive those that came after it', () => {
  const { depth, peeked } = waiting(1000);
  const old = { workClass: SECOND, sentAt: NOW - 5_000_000 };
  expect(started({ queues: [{ depth, peeked: [old, ...peeked.slice(1)] }] })).toBe(1);
  expect(started({ queues: [waiting(1680), waiting(1, { age: 5000 })] })).toBe(2);
});

test('what came after a low depth is younger than it, though a peek shows the oldest alone', () => {
  const queues = [waiting(2500, { age: 880 })];
  expect(beside(2, { queues }).starts).toHaveLength(5);
  const lows = [
    { at: at(600), depth: 400 },
    { at: at(10), depth: 500 },
  ];
  const { lives, ...seen } = working(2);
  const memory = { lives, queues: [{ depth: 500, mix: {}, lows }] };
  expect(planFor({ ...seen, queues, memory }).starts).toHaveLength(1);
  // Nor is anything older than what a peek shows.
  const longAgo = { queues: [{ depth: 1, mix: {}, lows: [{ at: at(5000), depth: 1 }] }] };
  expect(started({ queues: [waiting(1680)], memory: longAgo })).toBe(2);
});

test('lows are kept as long as the queue does not fall to them again, and forgotten with it', () => {
  const after = (depth: number, lows: { at: string; depth: number }[]) =>
    planFor({ queues: [waiting(depth)], memory: { queues: [{ depth: 7, mix: {}, lows }] } }).state.queues[0]!.lows;
  const low = { at: at(60), depth: 100 };
  expect(after(90, [low])).toEqual([{ at: at(0), depth: 90 }]);
  expect(after(110, [low])).toEqual([low]);
  expect(after(200, [low])).toEqual([low, { at: at(0), depth: 200 }]);
  expect(after(0, [low])).toEqual([]);
});

test('those that are there count for what they can still do', () => {
  expect(beside(2, { queues: [waiting(1800)] }).starts).toHaveLength(0);
  expect(beside(2, { queues: [waiting(1800 + 840)] }).starts).toHaveLength(1);
});

test('those that start count, from when they are expected to work', () => {
  const slots = [aSlot('ironviper-00', { state: 'starting' })];
  const lives = (age: number) => ({ memory: { lives: { 'ironviper-00': aLife(age) } }, slots });
  expect(started({ ...lives(0), queues: [waiting(840)] })).toBe(0);
  expect(started({ ...lives(0), queues: [waiting(1400)] })).toBe(1);
  // Who is nine minutes late will take as long again.
  expect(started({ ...lives(590), queues: [waiting(900)] })).toBe(1);
});

test('what was just started counts although the fleet does not show it yet', () => {
  const memory = { lives: { 'ironviper-00': aLife(15) } };
  expect(planFor({ queues: [waiting(5)], memory })).toMatchObject({ starts: [], idle: false });
  const before = { life: 'before' };
  const slots = [aSlot('ironviper-00', { state: 'ended', life: 'before', endedAt: at(300) })];
  const again = { lives: { 'ironviper-00': aLife(15, { before }) } };
  expect(planFor({ queues: [waiting(5)], slots, memory: again }).starts).toEqual([]);
});

test('a start that nobody has seen after two minutes is made again, or sooner where starts are quick', () => {
  const lost = (age: number, startUpSeconds: number) =>
    planFor({ queues: [waiting(5)], memory: { startUpSeconds, lives: { 'ironviper-00': aLife(age) } } });
  expect(lost(119, 60).starts).toEqual([]);
  expect(lost(121, 60)).toMatchObject({ starts: ['ironviper-00'], state: { failures: [] } });
  expect(lost(9, 2).starts).toEqual([]);
  expect(lost(11, 2).starts).toEqual(['ironviper-00']);
});

test('a slot with a heartbeat is taken, whatever the fleet says', () => {
  const gone = planFor({ queues: [waiting(1e6)], converters: [aBeat('ironviper-00')] });
  expect(gone.starts).toHaveLength(9);
  const slots = [aSlot('ironviper-00', { state: 'failed' })];
  const failed = planFor({ queues: [waiting(1e6)], slots, converters: [aBeat('ironviper-00', { inHand: 1 })] });
  expect(failed).toMatchObject({ removals: [] });
  expect(failed.starts).not.toContain('ironviper-00');
});

test('a heartbeat of before the end is no sign of life', () => {
  const slots = [aSlot('ironviper-00', { state: 'ended', endedAt: at(1.3) })];
  // Said 1.4 s ago, ended since: the age is rounded.
  for (const ageSeconds of [1, 2, 20]) {
    const plan = planFor({ queues: [waiting(5)], slots, converters: [aBeat('ironviper-00', { ageSeconds })] });
    expect(plan.starts).toEqual(['ironviper-00']);
  }
});

test('who is silent does no work, and still takes a place', () => {
  const { lives, slots } = working(10);
  const converters = slots.map(({ name }) => aBeat(name, { ageSeconds: 60, inHand: 5 }));
  const plan = planFor({ queues: [waiting(5)], slots, converters, memory: { lives } });
  expect(plan.starts).toEqual([]);
  expect(plan.figures).toMatchObject({ silent: 10, held: 0, more: 1 });
  const nine = { slots: slots.slice(1), converters: converters.slice(1), memory: { lives: {} } };
  expect(planFor({ queues: [waiting(5)], ...nine }).starts).toEqual(['ironviper-00']);
});

test('what has ended is started again before anything is made anew, in order', () => {
  const slots = [
    aSlot('ironviper-03', { state: 'ended' }),
    aSlot('ironviper-02', { state: 'ended', outdated: true }),
    aSlot('ironviper-00', { state: 'failed' }),
    aSlot('ironviper-01', { state: 'foreign' }),
  ];
  const plan = planFor({ queues: [waiting(2 * 840)], slots, memory: {} });
  expect(plan.starts).toEqual(['ironviper-03', 'ironviper-04']);
});

test('a slot that is being changed is left alone for a while', () => {
  const busy = { 'ironviper-00': at(-30), 'ironviper-01': at(1) };
  const plan = planFor({ queues: [waiting(5)], memory: { busy } });
  expect(plan.starts).toEqual(['ironviper-01']);
  expect(plan.state.busy).toEqual({ 'ironviper-00': at(-30) });
});

test('nothing is started while the platform refuses, and what it refuses is carried on', () => {
  const backOff = { until: at(-30), times: 1, message: 'Too many requests.' };
  const refused = (kind: NonNullable<ScalerState['backOff']>['kind'], until = backOff.until) =>
    planFor({ queues: [waiting(5)], memory: { backOff: { ...backOff, kind, until } } });
  expect(refused('throttled')).toMatchObject({ starts: [], trouble: '' });
  expect(refused('throttled').decision).toContain('Too many requests.');
  expect(refused('throttled').state.backOff).toMatchObject({ times: 1 });
  expect(refused('capacity')).toMatchObject({ starts: [], trouble: '' });
  for (const kind of ['quota', 'denied'] as const) {
    expect(refused(kind).trouble).toContain('the next one is tried at 2026-07-01 12:00 UTC');
  }
  expect(refused('quota', at(0)).starts).toEqual(['ironviper-00']);
});

test('converters beside the fleet count, by how fast they are', () => {
  const pi = (seconds: number) => aBeat('pi', { work: { [SECOND]: { jobs: 100, seconds } } });
  expect(started({ queues: [waiting(800)], converters: [aBeat('pi')] })).toBe(0);
  expect(started({ queues: [waiting(800)], converters: [pi(100)] })).toBe(0);
  expect(started({ queues: [waiting(800)], converters: [pi(1000)] })).toBe(1);
  expect(started({ queues: [waiting(50)], converters: [pi(1000)] })).toBe(0);
  expect(started({ queues: [waiting(50)], converters: [aBeat('pi', { ageSeconds: 60 })] })).toBe(1);
  expect(started({ queues: [waiting(50)], converters: [aBeat('pi', { outage: 'disk: full' })] })).toBe(1);
});

test('who hands files on is no help with those', () => {
  const queues = [waiting(0), waiting(5)];
  expect(started({ queues, converters: [aBeat('pi', { takesLater: false })] })).toBe(1);
  expect(started({ queues, converters: [aBeat('pi')] })).toBe(0);
});

test('where a peek shows but 32, what is held is not waiting', () => {
  const figures = (inHand: number, depth: number) =>
    planFor({
      queues: [{ ...waiting(32), depth }],
      slots: [aSlot('ironviper-00')],
      converters: [aBeat('ironviper-00', { inHand })],
      memory: {},
    }).figures;
  expect(figures(8, 100)).toMatchObject({ depth: 100, waiting: 92, held: 8, workSeconds: 96 });
  expect(figures(90, 100)).toMatchObject({ waiting: 32, held: 90, workSeconds: 32 + 45 });
});

test('a peek of fewer than 32 has seen all: what else there is, is hidden', () => {
  const plan = planFor({ queues: [waiting(31, { hidden: 5000 })], memory: {} });
  expect(plan.figures).toMatchObject({ depth: 5031, waiting: 31, workSeconds: 31 });
});

test('both queues count', () => {
  expect(planFor({ queues: [waiting(100), waiting(50)], memory: {} }).figures).toMatchObject({ waiting: 150 });
  expect(started({ queues: [waiting(840), waiting(840)] })).toBe(2);
});

test('a decision tells of what is hidden while nobody works, and of the maximum where that is too few', () => {
  expect(planFor({ queues: [waiting(0, { hidden: 4 })], memory: {} }).decision).toBe(
    '0 waiting, 0 held, 4 hidden: 0 s of work; no converter works; that is enough.',
  );
  const all = beside(10, { queues: [waiting(1e6)] });
  expect(all.decision).toMatch(/; 10 converters work; \d+ more wanted\. There may be 10 at most\.$/);
  expect(all.trouble).toBe('');
});

test('a decision is one line with its numbers', () => {
  const { lives, slots, converters } = working(1);
  const plan = planFor({
    queues: [waiting(2500)],
    slots: [...slots, aSlot('ironviper-01', { state: 'starting' }), aSlot('ironviper-02', { state: 'failed' })],
    converters: [{ ...converters[0]!, inHand: 4 }],
    memory: { lives: { ...lives, 'ironviper-01': aLife(30) } },
  });
  expect(plan.decision).toBe(
    '2496 waiting, 4 held: 2498 s of work; 1 converter works, 1 starts; 1 more wanted: starting ironviper-03; clearing away ironviper-02.',
  );
  expect(plan.state.decision).toBe(plan.decision);
  expect(Object.values(plan.figures).every(Number.isFinite)).toBe(true);
});

test('what is started is remembered before it is done', () => {
  const slots = [aSlot('ironviper-00', { state: 'ended', life: 'old', endedAt: at(500) })];
  const converters = [aBeat('ironviper-00', { ageSeconds: 600, startedAt: at(900) })];
  const plan = planFor({ queues: [waiting(2 * 840)], slots, converters, memory: {} });
  expect(plan.state).toMatchObject({ at: at(0), decision: plan.decision, trouble: '' });
  expect(plan.state.lives).toEqual({
    'ironviper-00': aLife(0, { before: { life: 'old', beat: at(900) } }),
    'ironviper-01': aLife(0),
  });
});
