/** A converter that dies at one step of its life, and what time does then to what it had. */
import { watchHolds } from './holds.ts';
import { startConverter } from './process.ts';
import { startProxy } from './proxy.ts';
import { writeIn } from './steps.ts';
import type { World } from './world.ts';

export interface Step {
  /** From 1; of all that its life asks of the storage. */
  request: number;
  /** `after`: the storage has done it and answered, and the converter never hears of it. */
  when: 'before' | 'after';
  /** What it changes; nothing if it only reads. */
  write: string | undefined;
}

export interface Life {
  /** The one it was killed at; nothing if it came to its end. */
  killedAt: Step | undefined;
  requests: number;
}

interface MortalOptions {
  world: World;
  scratch: string;
  concurrency: number;
  /** Asked before and after every request, until it says yes once. */
  isLast(step: Step): boolean;
}

/** Throws if the converter ends in any other way than by our SIGKILL or in good order. */
export async function liveUntil({ world, scratch, concurrency, isLast }: MortalOptions): Promise<Life> {
  const holds = watchHolds();
  let requests = 0;
  let killedAt: Step | undefined;
  /** True from the moment of death on: nothing of it reaches the storage any more. */
  const dies = (step: Step): boolean => {
    if (killedAt === undefined && isLast(step)) {
      killedAt = step;
      converter.signal('SIGKILL');
    }
    return killedAt !== undefined;
  };
  const proxy = await startProxy(world.ports, async (call, forward) => {
    requests += 1;
    const step = { request: requests, write: writeIn(call, holds.nameOf) };
    if (dies({ ...step, when: 'before' })) return undefined;
    const answer = await forward();
    holds.note(call, answer);
    return dies({ ...step, when: 'after' }) ? undefined : answer;
  });
  const converter = startConverter({
    ports: proxy,
    name: 'mortal',
    scratch,
    env: { IRONVIPER_CONCURRENCY: `${concurrency}` },
  });
  const end = await converter.ended;
  // What was on its way when it died still arrives.
  await proxy.quiet();
  await proxy.stop();
  if (end !== (killedAt ? 'SIGKILL' : 0)) throw new Error(`The converter ended with ${end}. ${converter.complaint()}`);
  await holds.end(world.storage);
  await world.endLease();
  return { killedAt, requests };
}
