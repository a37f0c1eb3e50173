/**
 * What the scaler must remember from round to round, whoever is the scaler then: `state/scaler.json`, by `If-Match` only.
 * What an earlier release did not write is as if it had never been seen.
 */
import { z } from 'zod';
import { WorkByClass } from './workClass.ts';

export const SCALER_STATE = 'scaler.json';

const at = z.iso.datetime();
const amount = z.number().min(0);

export const ScalerState = z.object({
  /** When it was written: the time of the last round that saw work or a living slot. */
  at,
  /** The last decision, in one line. */
  decision: z.string(),
  /** Why nothing was started then though something should have been; empty if nothing was amiss. */
  trouble: z.string().default(''),
  /** Slots that were started and have not been seen to end, by name. */
  lives: z
    .record(
      z.string(),
      z.object({
        startedAt: at,
        /** What was to be seen in the slot then: as long as there is nothing else, this life has not shown itself. */
        before: z.object({ life: z.string().optional(), beat: z.string().optional() }).optional(),
        /** Its first heartbeat. */
        bornAt: at.optional(),
        /** When its heartbeat was last seen to be alive. */
        seenAt: at.optional(),
        /** It is being cleared away: all that had to be said of it has been said. */
        leaving: z.boolean().optional(),
        /** It has had a job in hand: how it ends is no failure to start. */
        worked: z.boolean(),
        /** It has dealt with a job, well or not: what is started, works. */
        settled: z.boolean().optional(),
        /** What it had converted when we last looked, by class: only what comes on top is news. */
        counted: WorkByClass,
      }),
    )
    .default({}),
  /** Lives in a row that ended badly before they had any work, or in an outage before they had dealt with any, latest last. */
  failures: z.array(z.object({ slot: z.string(), at, why: z.string() })).default([]),
  /** After too many failures: nothing is started until then, and then one to see if it has got better. */
  stopped: z.object({ until: at, times: z.number() }).optional(),
  /** What the platform refused last, and until when nothing is started. */
  backOff: z
    .object({
      kind: z.enum(['throttled', 'quota', 'capacity', 'denied']),
      until: at,
      times: z.number(),
      message: z.string(),
    })
    .optional(),
  /** Slots that were being changed when they were to be started: each is left alone until then. */
  busy: z.record(z.string(), at).default({}),
  /** Whether its converters take from `jobs-later`. */
  takesLater: z.boolean().optional(),
  /** What was seen of each queue while anything was in it, in the order in which they are looked at. */
  queues: z
    .array(
      z.object({
        depth: z.number(),
        /** Classes of what was peeked at lately, by number of messages. */
        mix: z.record(z.string(), amount),
        /** Depths that it has not fallen to again: what goes beyond one came after its time. */
        lows: z.array(z.object({ at, depth: z.number() })),
      }),
    )
    .default([]),
  /** Learned: how long jobs of each class take. */
  work: WorkByClass.default({}),
  /** Learned: from the start of a slot to its first heartbeat. */
  startUpSeconds: amount.optional(),
  /** Seconds of living slots, starting ones included, on this day (UTC). */
  spent: z.object({ date: z.string(), seconds: amount }),
});

export type ScalerState = z.output<typeof ScalerState>;
export type Backlog = ScalerState['queues'][number];
export type Life = ScalerState['lives'][string];
