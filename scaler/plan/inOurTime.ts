/** What a scaler wrote whose clock was ahead of ours, as if it had been right: else what it put off, we would put off for longer. */
import type { Life, ScalerState } from '../../core/scalerState.ts';

export function inOurTime(known: ScalerState, now: number): ScalerState {
  const ahead = Date.parse(known.at) - now;
  if (ahead <= 0) return known;
  const ours = (at: string) => new Date(Date.parse(at) - ahead).toISOString();
  const lifeOf = ({ bornAt, seenAt, ...life }: Life): Life => ({
    ...life,
    startedAt: ours(life.startedAt),
    ...(bornAt && { bornAt: ours(bornAt) }),
    ...(seenAt && { seenAt: ours(seenAt) }),
  });
  const { stopped, backOff, ...rest } = known;
  return {
    ...rest,
    at: ours(known.at),
    lives: eachOf(known.lives, lifeOf),
    ...(stopped && { stopped: { ...stopped, until: ours(stopped.until) } }),
    ...(backOff && { backOff: { ...backOff, until: ours(backOff.until) } }),
    busy: eachOf(known.busy, ours),
    // It is seen anew how old what waits is.
    queues: [],
  };
}

function eachOf<T>(all: Record<string, T>, change: (one: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}
