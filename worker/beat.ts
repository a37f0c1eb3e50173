/** The converter's heartbeat: says what it does every 15 seconds, and takes the row away when it leaves in good order. */
import type { Clock } from '../core/clock.ts';
import { HEARTBEAT_SECONDS, type Heartbeat, type MissingTool } from '../core/heartbeat.ts';
import type { Job } from '../core/job.ts';
import type { Log } from '../core/log.ts';
import type { OutageError } from '../core/outage.ts';
import type { Storage } from '../core/storage.ts';
import type { Tally } from './tally.ts';

export interface Beat {
  /** What a job is at; nothing when it has ended. From idle to work and back it beats at once. */
  stage(job: Pick<Job, 'name'>, stage: string | undefined): void;
  outage(error: OutageError | undefined): void;
  /** Ends beating. A row that tells of an outage stays, for people to see. */
  end(): Promise<void>;
}

export interface BeatOptions {
  storage: Storage;
  clock: Clock;
  log: Log;
  name: string;
  /** Found at the start. */
  tools: string[];
  missing: MissingTool[];
  takesLater: boolean;
  /** As in package.json. */
  version: string;
  /** Nothing where no guard holds it to one. */
  lifetimeSeconds: number | undefined;
}

const CONVERTERS = 'converter';
/** A table's property holds 32 Ki, and JSON may write six for one. */
const SHOWN_JOBS = 16;
const SHOWN_CHARACTERS = 200;

export function startBeat(options: BeatOptions, tally: Pick<Tally, 'count'>): Beat {
  const { storage, clock, log, name, tools, missing, takesLater, version, lifetimeSeconds } = options;
  const startedAt = new Date(clock.now()).toISOString();
  // By attempt, not by name: the same original may be in hand twice.
  const stages = new Map<Pick<Job, 'name'>, string>();
  const ending = new AbortController();
  let trouble: OutageError | undefined;

  const row = (): Heartbeat => ({
    partition: CONVERTERS,
    key: name,
    startedAt,
    beatAt: new Date(clock.now()).toISOString(),
    state: trouble ? 'waiting out an outage' : stages.size > 0 ? 'working' : 'idle',
    jobs: JSON.stringify(
      [...stages].slice(0, SHOWN_JOBS).map(([job, stage]) => ({ name: job.name.slice(0, SHOWN_CHARACTERS), stage })),
    ),
    inHand: stages.size,
    ...counted(tally),
    peakBytes: process.resourceUsage().maxRSS * 1024,
    version,
    ...(lifetimeSeconds !== undefined && { lifetimeSeconds }),
    outage: trouble ? `${trouble.what}: ${trouble.message}` : '',
    tools: JSON.stringify(tools),
    missing: JSON.stringify(missing),
    takesLater,
  });
  // What keeps us from beating keeps us from working too, and is counted there; here it is only said.
  const quietly = (doing: () => Promise<unknown>) =>
    doing().then(
      () => undefined,
      (error: unknown) => log('heartbeat.failed', { message: String(error) }),
    );
  // One after the other: an older row must never come last.
  let last: Promise<void> = Promise.resolve();
  const now = () => {
    last = last.then(() => quietly(() => storage.converters.put(row())));
    return last;
  };
  const beating = (async () => {
    while (!ending.signal.aborted) {
      await now();
      await clock.sleep(HEARTBEAT_SECONDS * 1000, ending.signal);
    }
  })();

  return {
    stage(job, stage) {
      const wasIdle = stages.size === 0;
      if (stage === undefined) stages.delete(job);
      else stages.set(job, stage);
      if (wasIdle !== (stages.size === 0)) void now();
    },
    outage(error) {
      const changed = trouble !== error;
      trouble = error;
      if (changed) void now();
    },
    async end() {
      ending.abort();
      await beating;
      await last;
      await (trouble ? now() : quietly(() => storage.converters.remove(CONVERTERS, name)));
    },
  };
}

function counted(tally: Pick<Tally, 'count'>): Pick<Heartbeat, 'done' | 'failed' | 'work'> {
  const { work, ...jobs } = tally.count();
  return { ...jobs, work: JSON.stringify(work) };
}
