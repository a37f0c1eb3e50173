/** What goes on in a library: what waits, who works, what that costs, and what nobody takes care of. It changes nothing. */
import type { Clock } from '../../core/clock.ts';
import type { ConverterStatus } from '../../core/converterStatus.ts';
import type { Queue } from '../../core/queue.ts';
import type { Storage } from '../../core/storage.ts';
import { readConverters } from './readConverters.ts';
import { readScaler, type ScalerStatus } from './readScaler.ts';
import { type ProgramUsage, readUsage } from './readUsage.ts';
import { warningsOf } from './warnings.ts';

export interface Activity {
  /** When it was read: ISO 8601, UTC. */
  at: string;
  /** Messages waiting, hidden and held. */
  depth: { jobs: number; later: number; poison: number };
  /** For how long the oldest that can be taken from `jobs` has waited. Missing where none can. */
  oldestSeconds?: number;
  /** Missing where none has ever been at work. */
  scaler?: ScalerStatus;
  converters: ConverterStatus[];
  /** Of today (UTC). */
  usage: ProgramUsage[];
  /** What nobody takes care of. */
  warnings: string[];
}

type Sources = Pick<Storage, 'jobs' | 'later' | 'poison' | 'state' | 'converters'>;

export async function readActivity(storage: Sources, clock: Clock): Promise<Activity> {
  const [jobs, later, poison, oldest, scaler, converters, usage] = await Promise.all([
    storage.jobs.depth(),
    storage.later.depth(),
    storage.poison.depth(),
    oldestIn(storage.jobs),
    readScaler(storage, clock),
    readConverters(storage, clock),
    readUsage(storage, clock),
  ]);
  const now = clock.now();
  const depth = { jobs, later, poison };
  return {
    at: new Date(now).toISOString(),
    depth,
    ...(oldest !== undefined && { oldestSeconds: Math.max(0, Math.round((now - oldest) / 1000)) }),
    ...(scaler && { scaler }),
    ...{ converters, usage, warnings: warningsOf(depth, converters, scaler) },
  };
}

/** As many as one look may show. */
const PEEKED = 32;

async function oldestIn(queue: Queue): Promise<number | undefined> {
  const sent = (await queue.peek(PEEKED)).map(({ sentAt }) => Date.parse(sentAt));
  return sent.length > 0 ? Math.min(...sent) : undefined;
}
