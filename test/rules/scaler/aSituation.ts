/** What the scaler may find, in few words: the rest is as on a quiet day. Ages are in seconds before now. */
import type { ConverterStatus } from '../../../core/converterStatus.ts';
import { type Slot, slotNames } from '../../../core/fleet.ts';
import type { Life, ScalerState } from '../../../core/scalerState.ts';
import type { WorkClass } from '../../../core/workClass.ts';
import type { Observation, Plan, Policy, QueueReading } from '../../../scaler/observation.ts';
import { plan } from '../../../scaler/plan.ts';

export const NOW = Date.parse('2026-07-01T12:00:00Z');

/** A job of this class is expected to take a second: so many are known to have taken so long. */
export const SECOND: WorkClass = 'photo-4M';
const LEARNED = { [SECOND]: { jobs: 1e9, seconds: 1e9 } };

export interface Situation extends Partial<Observation> {
  policy?: Partial<Policy>;
  memory?: Partial<ScalerState>;
}

/** Ten slots, 900 s, start-up and idle time a minute each. */
export function planFor({ policy, memory, ...seen }: Situation): Plan {
  const known = memory === undefined ? seen.known : aMemory(memory);
  return plan({ now: NOW, queues: [], converters: [], slots: [], known, ...seen }, aPolicy(policy));
}

export function aPolicy(policy: Partial<Policy> = {}): Policy {
  const slots = slotNames('ironviper', 10);
  return { slots, targetSeconds: 900, idleSeconds: 60, startUpSeconds: 60, dailySeconds: undefined, ...policy };
}

export function aMemory(memory: Partial<ScalerState> = {}): ScalerState {
  const nothing = { trouble: '', lives: {}, failures: [], busy: {}, queues: [] };
  return { at: at(15), decision: '', ...nothing, work: LEARNED, spent: { date: '2026-07-01', seconds: 0 }, ...memory };
}

/** So many messages that can be seen, of which a peek shows 32. */
export function waiting(count: number, { age = 0, workClass = SECOND, hidden = 0 } = {}): QueueReading {
  const peeked = Array.from({ length: Math.min(32, count) }, () => ({ workClass, sentAt: NOW - age * 1000 }));
  return { depth: count + hidden, peeked };
}

export function aSlot(name: string, slot: Partial<Slot> = {}): Slot {
  return { name, state: 'running', life: 'this', startedAt: at(100), outdated: false, detail: '', ...slot };
}

/** What was started so long ago, when nothing was to be seen in its slot. */
export function aLife(age: number, life: Partial<Life> = {}): Life {
  return { startedAt: at(age), before: {}, worked: false, counted: {}, ...life };
}

export function aBeat(name: string, beat: Partial<ConverterStatus> = {}): ConverterStatus {
  const { ageSeconds = 5 } = beat;
  return {
    name,
    state: 'working',
    startedAt: at(100),
    ageSeconds,
    silent: ageSeconds > 45,
    jobs: [],
    inHand: 0,
    done: 0,
    failed: 0,
    work: {},
    peakBytes: 0,
    version: '',
    lifetimeSeconds: 0,
    outage: '',
    tools: [],
    missing: [],
    takesLater: true,
    ...beat,
  };
}

/** So many slots that work, and have worked, since the first of them. */
export function working(
  count: number,
): Required<Pick<Situation, 'slots' | 'converters'>> & { lives: ScalerState['lives'] } {
  const names = slotNames('ironviper', count);
  return {
    slots: names.map((name) => aSlot(name)),
    converters: names.map((name) => aBeat(name)),
    lives: Object.fromEntries(
      names.map((name) => [name, aLife(160, { bornAt: at(100), worked: true, settled: true })]),
    ),
  };
}

/** ISO 8601, so many seconds before now. */
export function at(age: number): string {
  return new Date(NOW - age * 1000).toISOString();
}
