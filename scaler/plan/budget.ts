/** What living slots cost today, and what may still be started. */
import type { ScalerState } from '../../core/scalerState.ts';
import { isLiving, type Place } from './places.ts';

type Spent = ScalerState['spent'];

/** Adds what each life has taken since the last round, as far as it belongs to this day (UTC). */
export function spentAfter(known: ScalerState | undefined, places: Place[], now: number): Spent {
  const date = new Date(now).toISOString().slice(0, 10);
  const before = known?.spent.date === date ? known.spent.seconds : 0;
  const lastRound = Math.max(known ? Date.parse(known.at) : now, Date.parse(date));
  const seconds = places.map(({ life, slot, ...place }) => {
    if (!life) return 0;
    const end = !isLiving({ life, slot, ...place }) && slot?.endedAt ? Math.min(now, Date.parse(slot.endedAt)) : now;
    return Math.max(0, end - Math.max(lastRound, Date.parse(life.startedAt))) / 1000;
  });
  return { date, seconds: seconds.reduce((sum, each) => sum + each, before) };
}

/** `IRONVIPER_MAX_LIFETIME`, unless somebody changed it: no converter takes more, and it is asked for anew after that. */
const LIFETIME_SECONDS = 6 * 60 * 60;

export interface Demand {
  /** Living slots. */
  living: number;
  workSeconds: number;
  /** What a converter takes beside its work: until it works, and until it leaves. */
  overheadSeconds: number;
}

/**
 * How many of `wanted` may be started. What runs is never stopped: it goes on until the queues are dry or its lifetime is over, so
 * that much is as good as spent. One alone may start as long as there is enough left for it to be of use.
 */
export function affordable(wanted: number, dailySeconds: number | undefined, spent: number, demand: Demand): number {
  if (dailySeconds === undefined) return wanted;
  const { living, workSeconds, overheadSeconds } = demand;
  const left = dailySeconds - spent;
  const fits = (starts: number) => {
    const all = living + starts;
    return Math.min(workSeconds + all * overheadSeconds, all * LIFETIME_SECONDS) <= left;
  };
  let starts = wanted;
  while (starts > 0 && !fits(starts)) starts -= 1;
  return starts === 0 && wanted > 0 && living === 0 && left >= 2 * overheadSeconds ? 1 : starts;
}
