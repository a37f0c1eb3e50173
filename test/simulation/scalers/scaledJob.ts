/**
 * KEDA's ScaledJob with the strategy `accurate`, by its documentation, and `visibleonly`, which the strategy asks for. Its jobs
 * are our converters as they are: each leaves when it has been idle.
 */
import type { Scaler } from '../engine/run.ts';
import { startFree } from './startFree.ts';

const POLL_SECONDS = 30;
const PEEKED = 32;

export function scaledJob(name: string, queueLength: number): Scaler {
  return {
    name,
    phaseSeconds: POLL_SECONDS,
    look(world) {
      const peeked = world.queue.peek(PEEKED).length;
      const length = peeked < PEEKED ? peeked : world.queue.depth();
      const living = world.living();
      const pending = living.filter(({ state }) => state === 'starting').length;
      startFree(world, jobsToCreate({ length, queueLength, most: world.setup.most, running: living.length, pending }));
      return POLL_SECONDS;
    },
  };
}

export interface JobCounts {
  length: number;
  queueLength: number;
  most: number;
  /** Not finished, pending ones included. */
  running: number;
  pending: number;
}

export function jobsToCreate({ length, queueLength, most, running, pending }: JobCounts): number {
  const wanted = Math.min(most, Math.ceil(length / queueLength));
  return wanted + running > most ? most - running : wanted - pending;
}
