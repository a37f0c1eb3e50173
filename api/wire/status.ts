/** What goes on, as it is answered: counts for everybody; names, words of the scaler and what is broken for owners. */
import { z } from '@hono/zod-openapi';
import type { ConverterStatus } from '../../core/converterStatus.ts';
import type { Role } from '../../core/person.ts';
import { perMinute } from '../../library/status/perMinute.ts';
import type { Activity } from '../../library/status/readActivity.ts';
import type { ScalerStatus } from '../../library/status/readScaler.ts';

const owners = { description: 'For owners alone' };

const Converter = z
  .object({
    name: z.string(),
    state: z.enum(['working', 'idle', 'waiting out an outage']),
    startedAt: z.string(),
    ageSeconds: z.number().openapi({ description: 'Since its last heartbeat' }),
    silent: z.boolean().openapi({ description: 'Gone, or cut off' }),
    jobs: z.array(z.object({ stage: z.string(), name: z.string().optional().openapi(owners) })),
    inHand: z.number(),
    done: z.number(),
    failed: z.number(),
    perMinute: z.number().optional().openapi({ description: 'Since it started; missing until it has dealt with any' }),
    version: z.string(),
    peakBytes: z.number(),
    lacks: z.array(z.string()).openapi({ description: 'Programs that it was started without' }),
    outage: z.string().optional().openapi(owners),
  })
  .openapi('Converter');

const Scaler = z
  .object({
    decision: z.string(),
    ageSeconds: z.number(),
    awake: z.boolean().openapi({ description: 'At work so lately that it can be counted on' }),
    trouble: z.string(),
    waits: z.object({ kind: z.string(), until: z.string(), message: z.string() }).optional(),
  })
  .openapi('Scaler');

export const Status = z
  .object({
    at: z.string(),
    depth: z.number().openapi({ description: 'Messages in `jobs`: waiting, hidden and held' }),
    later: z.number(),
    poison: z.number(),
    oldestSeconds: z.number().nullable().openapi({ description: 'For how long the oldest in `jobs` has waited' }),
    fleet: z.array(Converter),
    rates: z.object({ perMinute: z.number().openapi({ description: 'Of all living converters, since they started' }) }),
    today: z
      .object({
        converterHours: z.number(),
        usd: z.number(),
        programs: z.array(z.object({ program: z.string(), seconds: z.number(), calls: z.number(), usd: z.number() })),
      })
      .openapi({ description: "So far (UTC), by Azure's list prices: an estimate" }),
    scaler: Scaler.optional().openapi(owners),
    warnings: z.array(z.string()).optional().openapi({ description: 'What a person should see to. For owners alone' }),
  })
  .openapi('Status');

export function statusFor(activity: Activity, role: Role): z.output<typeof Status> {
  const { at, depth, oldestSeconds = null, scaler, converters, usage, warnings } = activity;
  const programs = usage.map(({ program, seconds, operations, usd }) => ({
    ...{ program, seconds, usd },
    calls: sum(Object.values(operations)),
  }));
  const fleet = converters.map((converter) => converterFor(converter, role, Date.parse(at)));
  return {
    at,
    depth: depth.jobs,
    later: depth.later,
    poison: depth.poison,
    oldestSeconds,
    fleet,
    rates: { perMinute: sum(fleet.map((converter) => (converter.silent ? 0 : (converter.perMinute ?? 0)))) },
    today: {
      converterHours: sum(programs.map(({ program, seconds }) => (program === 'worker' ? seconds / 3600 : 0))),
      usd: sum(programs.map(({ usd }) => usd)),
      programs,
    },
    ...(role === 'owner' && { warnings, ...(scaler && { scaler: scalerShown(scaler, at) }) }),
  };
}

function converterFor(converter: ConverterStatus, role: Role, at: number): z.output<typeof Converter> {
  const { name, state, startedAt, ageSeconds, silent, inHand, done, failed, version, peakBytes, outage } = converter;
  const rate = perMinute(converter, at);
  const owner = role === 'owner';
  return {
    ...{ name, state, startedAt, ageSeconds, silent, inHand, done, failed, version, peakBytes },
    jobs: converter.jobs.map((job) => ({ stage: job.stage, ...(owner && { name: job.name }) })),
    lacks: converter.missing.map(({ tool }) => tool),
    ...(rate !== undefined && { perMinute: rate }),
    ...(owner && outage && { outage }),
  };
}

function scalerShown({ decision, ageSeconds, awake, trouble, backOff }: ScalerStatus, at: string) {
  const waits = backOff && backOff.until > at && { kind: backOff.kind, until: backOff.until, message: backOff.message };
  return { decision, ageSeconds, awake, trouble, ...(waits && { waits }) };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
