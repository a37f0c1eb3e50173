/** Our scaler: the real `plan`, told what the real loop would tell it, at the moments at which the real loop would look. */
import type { ConverterStatus } from '../../../core/converterStatus.ts';
import type { Refusal, Slot, Started } from '../../../core/fleet.ts';
import { HEARTBEAT_SECONDS } from '../../../core/heartbeat.ts';
import type { ScalerState } from '../../../core/scalerState.ts';
import { backOffAfter, isOfPlatform } from '../../../scaler/backOff.ts';
import { type Observation, PEEKED, type Plan, type Policy } from '../../../scaler/observation.ts';
import { plan } from '../../../scaler/plan.ts';
import type { Scaler } from '../engine/run.ts';
import type { SimulatedSlot, World } from '../engine/world.ts';

const BUSY_SECONDS = 15;
const LONGEST_SECONDS = 20;
const BEGAN = Date.UTC(2026, 0, 1);

/** `onPlan` is told of each round. */
export function ours(onPlan: (plan: Plan, now: number) => void = () => undefined): Scaler {
  let known: ScalerState | undefined;
  let wait = BUSY_SECONDS;
  let idle = false;
  return {
    name: 'ours',
    phaseSeconds: LONGEST_SECONDS,
    look(world) {
      if (idle && world.queue.depth() === 0) {
        wait = Math.min(2 * wait, LONGEST_SECONDS);
        return wait;
      }
      const decided = plan(observe(world, known), policyOf(world));
      onPlan(decided, world.agenda.now());
      known = act(world, decided);
      idle = decided.idle;
      wait = BUSY_SECONDS;
      return wait;
    },
  };
}

function policyOf({ names, setup }: World): Policy {
  const { targetSeconds, idleSeconds, startUpSeconds } = setup;
  return { slots: names, targetSeconds, idleSeconds, startUpSeconds, dailySeconds: undefined };
}

function observe(world: World, known: ScalerState | undefined): Observation {
  const { agenda, queue, slots } = world;
  const peeked = queue.peek(PEEKED).map(({ workClass, at }) => ({ workClass, sentAt: msOf(at) }));
  return {
    now: msOf(agenda.now()),
    queues: [{ depth: queue.depth(), peeked }],
    converters: [...slots.values()].flatMap((slot) => statusOf(slot, agenda.now())),
    slots: [...slots.values()].map(slotOf),
    known,
  };
}

/** Who leaves by himself takes his heartbeat along; who is killed leaves it behind. */
function statusOf({ name, state, bornAt, converter }: SimulatedSlot, now: number): ConverterStatus[] {
  if (!converter || state === 'ended') return [];
  const { at, inHand, done, failed, work } = converter.beat();
  const status: ConverterStatus = {
    name,
    state: inHand > 0 ? 'working' : 'idle',
    startedAt: isoOf(bornAt!),
    ageSeconds: Math.round(now - at),
    silent: now - at > 3 * HEARTBEAT_SECONDS,
    jobs: [],
    inHand,
    done,
    failed,
    work,
    peakBytes: 0,
    version: '',
    lifetimeSeconds: 0,
    outage: '',
    tools: [],
    missing: [],
    takesLater: false,
  };
  return [status];
}

function slotOf({ name, state, life, bornAt, endedAt, exitCode }: SimulatedSlot): Slot {
  return {
    name,
    state,
    life: String(life),
    ...(bornAt !== undefined && { startedAt: isoOf(bornAt) }),
    ...(endedAt !== undefined && { endedAt: isoOf(endedAt) }),
    ...(exitCode !== undefined && { exitCode }),
    outdated: false,
    detail: '',
  };
}

/** As the real one does: what is refused to one is refused to all, and left alone for a while. */
function act(world: World, { starts, removals, state }: Plan): ScalerState {
  const lives = { ...state.lives };
  const { backOff: before, ...rest } = state;
  let backOff = before;
  let refusal: Refusal | undefined;
  for (const slot of starts) {
    const answer = refusal ?? world.start(slot);
    if (answer.kind === 'started') backOff = undefined;
    if (!isRefusal(answer)) continue;
    refusal = answer;
    delete lives[slot];
  }
  if (refusal && isOfPlatform(refusal)) backOff = backOffAfter(refusal, before, msOf(world.agenda.now()));
  for (const { slot } of removals) world.remove(slot.name);
  return { ...rest, lives, ...(backOff && { backOff }) };
}

function isRefusal(answer: Started): answer is Refusal {
  return answer.kind !== 'started' && answer.kind !== 'there';
}

function msOf(seconds: number): number {
  return BEGAN + Math.round(seconds * 1000);
}

function isoOf(seconds: number): string {
  return new Date(msOf(seconds)).toISOString();
}
