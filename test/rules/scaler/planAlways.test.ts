/** What holds of every plan, whatever the scaler finds: over situations that nobody would think of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConverterStatus } from '../../../core/converterStatus.ts';
import { type Slot, slotNames } from '../../../core/fleet.ts';
import { type Life, ScalerState } from '../../../core/scalerState.ts';
import type { Observation, Policy, QueueReading } from '../../../scaler/observation.ts';
import { plan } from '../../../scaler/plan.ts';
import { aBeat, aLife, aMemory, aPolicy, aSlot, at, NOW } from './aSituation.ts';

/** Two of which are beyond the maximum, as soon as it is less than six. */
const NAMES = slotNames('ironviper', 6);
const age = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 100_000 }));
const workClass = fc.constantFrom('photo-4M', 'photo-?', 'raw-16M', 'other-0');
const work = fc.dictionary(
  workClass,
  fc.record({ jobs: fc.integer({ min: 0, max: 500 }), seconds: fc.double({ min: 0, max: 2000, noNaN: true }) }),
);

const slot = fc
  .record({
    state: fc.constantFrom<Slot['state']>('starting', 'running', 'ended', 'failed', 'foreign'),
    life: fc.constantFrom('this', 'old'),
    started: fc.option(age),
    ended: fc.option(age),
    outdated: fc.boolean(),
  })
  .map(({ started, ended, ...rest }) => (name: string): Slot => {
    const { startedAt: _, ...plain } = aSlot(name, rest);
    return {
      ...plain,
      ...(started !== null && { startedAt: at(started) }),
      ...(ended !== null && { endedAt: at(ended) }),
    };
  });
const beat = fc
  .record({
    ageSeconds: fc.integer({ min: 0, max: 2000 }),
    inHand: fc.nat(9),
    done: fc.nat(9),
    outage: fc.constantFrom('', 'disk: full'),
    started: age,
    work,
    takesLater: fc.boolean(),
  })
  .map(
    ({ started, ...rest }) =>
      (name: string): ConverterStatus =>
        aBeat(name, { ...rest, startedAt: at(started) }),
  );
const life = fc
  .record({
    age,
    worked: fc.boolean(),
    born: fc.option(age),
    seen: fc.option(age),
    leaving: fc.boolean(),
    counted: work,
    before: fc.record({ life: fc.constantFrom('old', 'other'), beat: fc.constant(at(100)) }),
  })
  .map(
    ({ age, born, seen, leaving, ...rest }): Life =>
      aLife(age, {
        ...rest,
        ...(born !== null && { bornAt: at(born) }),
        ...(seen !== null && { seenAt: at(seen) }),
        ...(leaving && { leaving }),
      }),
  );
const queue: fc.Arbitrary<QueueReading> = fc
  .record({
    peeked: fc.array(fc.record({ workClass, sentAt: age.map((seconds) => NOW - seconds * 1000) }), { maxLength: 32 }),
    hidden: fc.nat(5000),
  })
  .map(({ peeked, hidden }) => ({ peeked, depth: peeked.length + hidden }));
const backlog = fc.record({
  depth: fc.nat(6000),
  mix: fc.dictionary(workClass, fc.integer({ min: 1, max: 160 })),
  lows: fc.array(fc.record({ at: age.map(at), depth: fc.integer({ min: 1, max: 6000 }) }), { maxLength: 4 }),
});
const memory = fc.record({
  at: age.map(at),
  lives: fc.dictionary(fc.constantFrom(...NAMES), life),
  failures: fc.array(fc.constant({ slot: 'ironviper-00', at: at(60), why: 'exit code 1' }), { maxLength: 4 }),
  queues: fc.array(backlog, { maxLength: 2 }),
  work,
  startUpSeconds: fc.double({ min: 0, max: 600, noNaN: true }),
  stopped: fc.record({ until: fc.integer({ min: -900, max: 900 }).map(at), times: fc.nat(5) }),
});

/** Each name has something, or nothing, in it. */
function byName<T>(of: fc.Arbitrary<(name: string) => T>, names: string[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(...names.map(() => fc.option(of)))
    .map((made) => made.flatMap((make, i) => (make === null ? [] : [make(names[i]!)])));
}

const observation: fc.Arbitrary<Observation> = fc
  .record({
    queues: fc.array(queue, { maxLength: 2 }),
    slots: byName(slot, NAMES),
    converters: byName(beat, [...NAMES, 'pi']),
    known: fc.option(memory, { nil: undefined }),
    isStopped: fc.boolean(),
  })
  .map(({ known, isStopped, ...seen }) => {
    const { stopped, ...rest } = known ?? {};
    return { now: NOW, ...seen, known: known && aMemory({ ...rest, ...(isStopped && stopped && { stopped }) }) };
  });
const policy: fc.Arbitrary<Policy> = fc
  .record({
    most: fc.integer({ min: 1, max: 6 }),
    targetSeconds: fc.integer({ min: 0, max: 2000 }),
    daily: fc.option(age),
  })
  .map(({ most, targetSeconds, daily }) =>
    aPolicy({ slots: slotNames('ironviper', most), targetSeconds, dailySeconds: daily ?? undefined }),
  );

const always = (holds: (observation: Observation, policy: Policy) => void) =>
  fc.assert(fc.property(observation, policy, holds), { numRuns: 1500 });
const isAlive = ({ silent }: ConverterStatus) => !silent;

test('no more live than there may be', () => {
  always((seen, policy) => {
    const { starts, state } = plan(seen, policy);
    const lives = Object.keys(state.lives).length;
    if (starts.length > 0) expect(lives).toBeLessThanOrEqual(policy.slots.length);
    const running = seen.slots.filter(({ state }) => state === 'running' || state === 'starting');
    expect(lives).toBeGreaterThanOrEqual(running.length);
  });
});

test('starts are of slots that are free, each once, and only if something can be seen', () => {
  always((seen, policy) => {
    const { starts, removals } = plan(seen, policy);
    expect(new Set(starts).size).toBe(starts.length);
    for (const name of starts) {
      const slot = seen.slots.find((slot) => slot.name === name);
      expect(policy.slots).toContain(name);
      expect([undefined, 'ended']).toContain(slot?.state);
      expect(slot?.outdated).not.toBe(true);
      expect(removals.map(({ slot }) => slot.name).filter((removed) => removed === name && slot?.outdated)).toEqual([]);
    }
    if (seen.queues.every(({ peeked }) => peeked.length === 0)) expect(starts).toEqual([]);
  });
});

test('nothing is both started and cleared away', () => {
  always((seen, policy) => {
    const { starts, removals } = plan(seen, policy);
    expect(removals.filter(({ slot }) => starts.includes(slot.name))).toEqual([]);
  });
});

test('nothing that gives a sign of life is cleared away, and nothing that is not ours', () => {
  always((seen, policy) => {
    for (const { slot, why } of plan(seen, policy).removals) {
      expect(slot.state).not.toBe('foreign');
      expect(why).not.toBe('');
      const beat = seen.converters.find(({ name }) => name === slot.name);
      const before = seen.known?.lives[slot.name]?.before?.beat;
      const isOver = slot.endedAt !== undefined && ['ended', 'failed'].includes(slot.state);
      if (beat && isAlive(beat) && !isOver) expect(beat.startedAt).toBe(before);
    }
  });
});

test('more to do never takes fewer converters', () => {
  always((seen, policy) => {
    const [first, ...others] = seen.queues;
    if (!first) return;
    const more = (depth: number) =>
      plan({ ...seen, queues: [{ ...first, depth: first.depth + depth }, ...others] }, policy);
    expect(more(50).figures.more!).toBeGreaterThanOrEqual(more(0).figures.more!);
  });
});

test('it says the same again of the same, and nothing that can’t be written and read again', () => {
  always((seen, policy) => {
    const before = structuredClone(seen);
    const { state, figures } = plan(seen, policy);
    expect(seen).toEqual(before);
    expect(plan(seen, policy).state).toEqual(state);
    expect(ScalerState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
    expect(Object.values(figures).filter((figure) => !Number.isFinite(figure))).toEqual([]);
  });
});
