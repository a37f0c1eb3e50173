/** What a round knows: queues, heartbeats and slots, read at once. What can't be read is an `OutageError`, never nothing. */
import { type ConverterStatus, converterStatus } from '../core/converterStatus.ts';
import { parseEvent } from '../core/event.ts';
import type { Peeked, Queue } from '../core/queue.ts';
import type { ScalerState } from '../core/scalerState.ts';
import type { Storage } from '../core/storage.ts';
import { workClassOf } from '../core/workClass.ts';
import { type Observation, PEEKED, type PeekedJob, type QueueReading } from './observation.ts';
import type { ScalerParts } from './runScaler.ts';

type Sources = Pick<ScalerParts, 'storage' | 'clock' | 'fleet' | 'takesLater'>;

export interface Observed extends Observation {
  /** The converters again, as they lie in the table. */
  rows: { partition: string; key: string; etag: string; status: ConverterStatus }[];
}

export async function observe(sources: Sources, known: ScalerState | undefined): Promise<Observed> {
  const { storage, clock, fleet } = sources;
  // Before the readings: whoever beats meanwhile looks younger by that, never more silent than he is.
  const now = clock.now();
  const [queues, rows, slots] = await Promise.all([
    Promise.all(queuesOf(sources).map(readQueue)),
    readRows(storage, now),
    fleet.list(),
  ]);
  return { now, queues, rows, converters: rows.map(({ status }) => status), slots, known };
}

/** The cheapest look: whether anything waits, is hidden or held. */
export async function isAnythingIn(queues: Queue[]): Promise<boolean> {
  const depths = await Promise.all(queues.map((queue) => queue.depth()));
  return depths.some((depth) => depth > 0);
}

/** `jobs` first. What our converters do not take is no work for them. */
export function queuesOf({ storage, takesLater }: Pick<Sources, 'storage' | 'takesLater'>): Queue[] {
  return takesLater ? [storage.jobs, storage.later] : [storage.jobs];
}

async function readQueue(queue: Queue): Promise<QueueReading> {
  const depth = await queue.depth();
  return { depth, peeked: depth > 0 ? (await queue.peek(PEEKED)).map(jobOf) : [] };
}

function jobOf({ text, sentAt }: Peeked): PeekedJob {
  const event = parseEvent(text);
  return { workClass: workClassOf(event?.name ?? '', event?.bytes), sentAt: Date.parse(sentAt) };
}

async function readRows({ converters }: Storage, now: number): Promise<Observed['rows']> {
  const rows: Observed['rows'] = [];
  for await (const row of converters.list()) rows.push({ ...row, status: converterStatus(row, now) });
  return rows;
}
