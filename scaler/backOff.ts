/** How long the platform is left alone after it has refused a start: as long as it asks, else ever longer. */
import type { Refusal } from '../core/fleet.ts';
import type { ScalerState } from '../core/scalerState.ts';

export type BackOff = NonNullable<ScalerState['backOff']>;

/** A throttle is over soon, a region gets room again; the others wait for a person. */
const SECONDS: Record<BackOff['kind'], { first: number; longest: number }> = {
  throttled: { first: 30, longest: 600 },
  capacity: { first: 120, longest: 1800 },
  quota: { first: 900, longest: 14_400 },
  denied: { first: 300, longest: 3600 },
};

/** From a slot that is being changed nothing follows for the others. */
export function isOfPlatform(refusal: Refusal): refusal is Refusal & { kind: BackOff['kind'] } {
  return refusal.kind !== 'busy';
}

export function backOffAfter(
  { kind, message, retryAfterSeconds }: Refusal & { kind: BackOff['kind'] },
  before: BackOff | undefined,
  now: number,
): BackOff {
  const times = before?.kind === kind ? before.times + 1 : 1;
  const { first, longest } = SECONDS[kind];
  const seconds = retryAfterSeconds ?? Math.min(longest, first * 2 ** (times - 1));
  return { kind, until: new Date(now + seconds * 1000).toISOString(), times, message };
}
