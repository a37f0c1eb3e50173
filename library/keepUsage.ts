/** Keeps account, day by day, of what a program uses, where it outlives the program. */
import type { Blobs } from '../core/blobs.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { type DailyUsage, type Program, usageName } from '../core/usage.ts';
import type { WorkByClass } from '../core/workClass.ts';

export interface UsageOptions {
  state: Blobs;
  clock: Clock;
  log: Log;
  program: Program;
  name: string;
  /** Calls so far, by what they are billed as: it grows meanwhile. */
  operations: Readonly<Record<string, number>>;
  /** Of a converter: what it has converted so far. */
  work?: () => WorkByClass;
}

export interface UsageKeeper {
  /**
   * Writes what was used today, and of the days before what is not written yet. Never throws: what could not be written is
   * said in the log, and written the next time.
   */
  write(): Promise<void>;
}

const DAY_MS = 86_400_000;

export function keepUsage({ state, clock, log, program, name, operations, work }: UsageOptions): UsageKeeper {
  const startedAt = clock.now();
  const instance = `${name}-${new Date(startedAt).toISOString().replace(/[-:.]/g, '')}`;
  const count = () => ({ operations: { ...operations }, work: work?.() ?? {} });
  let day = { from: startedAt, before: { operations: {}, work: {} } as ReturnType<typeof count> };

  const put = async (until: number, now: ReturnType<typeof count>) => {
    const usage: DailyUsage = {
      program,
      instance,
      date: new Date(day.from).toISOString().slice(0, 10),
      seconds: (until - day.from) / 1000,
      operations: less(now.operations, day.before.operations),
      work: lessWork(now.work, day.before.work),
    };
    await state.put(usageName(usage), Buffer.from(JSON.stringify(usage)), { contentType: 'application/json' });
  };
  return {
    async write() {
      const now = clock.now();
      const counted = count();
      try {
        // What was counted since the last writing belongs to its day: who writes each minute is right to the minute.
        for (let midnight = nextDay(day.from); midnight <= now; midnight = nextDay(day.from)) {
          await put(midnight, counted);
          day = { from: midnight, before: counted };
        }
        await put(Math.max(now, day.from), counted);
      } catch (error) {
        log('usage.failed', { message: String(error) });
      }
    },
  };
}

function nextDay(at: number): number {
  return (Math.floor(at / DAY_MS) + 1) * DAY_MS;
}

function less(now: Record<string, number>, before: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(now).map(([key, value]) => [key, value - (before[key] ?? 0)]));
}

function lessWork(now: WorkByClass, before: WorkByClass): WorkByClass {
  const pairs = Object.entries(now).map(([workClass, { jobs, seconds }]) => {
    const old = before[workClass] ?? { jobs: 0, seconds: 0 };
    return [workClass, { jobs: jobs - old.jobs, seconds: seconds - old.seconds }] as const;
  });
  return Object.fromEntries(pairs.filter(([, { jobs }]) => jobs > 0));
}
