/** A scaler over memory: its queues, its fleet, what it said, and every call it made, in order. */
import { onTestFinished } from 'vitest';
import { lookText } from '../../../core/event.ts';
import { type Fleet, slotNames } from '../../../core/fleet.ts';
import type { Heartbeat } from '../../../core/heartbeat.ts';
import { SCALER_STATE, type ScalerState } from '../../../core/scalerState.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { runScaler, type ScalerParts } from '../../../scaler/runScaler.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type MemoryFleet, memoryFleet } from '../../fakes/fleet.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { watch } from '../watch.ts';

export interface World {
  clock: FakeClock;
  storage: MemoryStorage;
  fleet: MemoryFleet;
}

export const SLOTS = slotNames('ironviper', 4);
export const [FIRST, SECOND, THIRD] = SLOTS as [string, string, string, string];

export function aWorld(): World {
  const clock = fakeClock();
  return { clock, storage: memoryStorage(clock), fleet: memoryFleet(clock) };
}

/** Every call is told to `before` first: what it throws, the call throws. */
export function aScaler(
  world: World = aWorld(),
  changes: Partial<ScalerParts> = {},
  before: (does: string) => unknown = () => undefined,
) {
  const { clock } = world;
  const calls: string[] = [];
  const logged: { event: string; fields: Record<string, unknown> }[] = [];
  const told = async (does: string) => {
    calls.push(does);
    await before(does);
  };
  const stop = new AbortController();
  const parts: ScalerParts = {
    storage: watch(world.storage, ({ does }) => told(does)),
    fleet: watchedFleet(world.fleet, told),
    clock,
    log: (event, fields = {}) => logged.push({ event, fields: fields as Record<string, unknown> }),
    stop: stop.signal,
    policy: { slots: SLOTS, targetSeconds: 900, idleSeconds: 60, startUpSeconds: 60, dailySeconds: undefined },
    takesLater: true,
    name: 'test',
    busySeconds: 15,
    longestSeconds: 60,
    alone: false,
    dryRun: false,
    until: 'stopped',
    calls: {},
    ...changes,
  };
  return {
    ...world,
    parts,
    calls,
    logged,
    stop: () => stop.abort(),
    /** Runs until it ends by itself, or the test does. */
    run() {
      const running = runScaler(parts);
      onTestFinished(async () => {
        stop.abort();
        await clock.advance(0);
        await running;
      });
      return running;
    },
    events: (...events: string[]) => logged.filter(({ event }) => events.includes(event)),
    /** Calls since it was last asked. */
    lately: () => calls.splice(0),
  };
}

function watchedFleet(fleet: MemoryFleet, told: (does: string) => Promise<void>): Fleet {
  return {
    list: async () => {
      await told('fleet.list');
      return fleet.list();
    },
    start: async (name) => {
      await told('fleet.start');
      return fleet.start(name);
    },
    remove: async (seen) => {
      await told('fleet.remove');
      return fleet.remove(seen);
    },
  };
}

export async function send({ storage }: World, jobs: number, queue: 'jobs' | 'later' = 'jobs'): Promise<void> {
  for (let i = 0; i < jobs; i += 1) await storage[queue].send(lookText({ name: `${i}.jpg` }));
}

export async function beat({ storage, clock }: World, key: string, changes: Partial<Heartbeat> = {}): Promise<void> {
  const now = new Date(clock.now()).toISOString();
  await storage.converters.put({
    partition: 'converter',
    key,
    startedAt: now,
    beatAt: now,
    state: 'working',
    jobs: '[]',
    outage: '',
    tools: '[]',
    missing: '[]',
    takesLater: true,
    ...changes,
  });
}

export async function remembered({ storage }: World): Promise<ScalerState> {
  const blob = await readBlob(storage.state, SCALER_STATE);
  if (blob === 'missing') throw new Error('Nothing is remembered.');
  return JSON.parse(blob.bytes.toString());
}
