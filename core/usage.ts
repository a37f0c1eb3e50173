/**
 * What a program used on one day: `state/usage/<date>/<program>-<instance>.json`, written each minute that it is at work, and
 * at the end, by the one that it tells of. Nothing can rebuild it.
 */
import { z } from 'zod';
import { WorkByClass } from './workClass.ts';

/** Who accounts for itself. */
export type Program = 'worker' | 'scaler' | 'api';

export const DailyUsage = z.object({
  program: z.string(),
  /** One life of a program: no two have the same. */
  instance: z.string(),
  /** `2026-07-01`, UTC. */
  date: z.string(),
  /** For how long it lived on that day. */
  seconds: z.number(),
  /** Calls by what they are billed as. */
  operations: z.record(z.string(), z.number()),
  /** Of a converter: what it converted, by class. */
  work: WorkByClass.default({}),
});

export type DailyUsage = z.output<typeof DailyUsage>;

export function usageName({ date, program, instance }: Pick<DailyUsage, 'date' | 'program' | 'instance'>): string {
  return `usage/${date}/${program}-${instance}.json`;
}
