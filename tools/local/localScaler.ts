/** The scaler with all its converters on this machine: none while there is nothing to do. */
import { fileURLToPath } from 'node:url';
import { openPublisher } from '../../api/openPublisher.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock as clock } from '../../core/clock.ts';
import { slotNames } from '../../core/fleet.ts';
import { jsonLog } from '../../core/log.ts';
import { newUsage, type Operation } from '../../core/operations.ts';
import { localFleet } from '../../scaler/localFleet.ts';
import { runScaler } from '../../scaler/runScaler.ts';
import { FRUGAL } from '../../worker/frugal.ts';
import { type ConverterNews, readConverterLine } from './converterLog.ts';
import { forgetLives } from './forgetLives.ts';
import type { LogFile } from './logFile.ts';
import { type PlanNewsOptions, planNews } from './planNews.ts';

export interface LocalScalerOptions extends Omit<ConverterNews, 'onTrouble'>, PlanNewsOptions {
  account: string;
  /** Of each converter, but its name. */
  env: Readonly<Record<string, string | undefined>>;
  takesLater: boolean;
  /** Converters at once, at most. */
  most: number;
  targetSeconds: number;
  idleSeconds: number;
  logs: { scaler: LogFile; converters: LogFile };
  /** It ended by a mistake of ours: nothing will be started any more. */
  onBroken(why: string): void;
}

export interface LocalScaler {
  /** Lets all converters finish or give back what they have in hand. */
  stop(): Promise<void>;
  kill(): void;
}

const SLOTS = 'local';
const COMMAND = [
  process.execPath,
  ...FRUGAL.nodeArguments,
  fileURLToPath(new URL('../../worker/guard.ts', import.meta.url)),
];
/** The storage is in front of us: a look costs nothing. */
const LOOK_SECONDS = 1;
/** Until the first one has told. */
const START_UP_SECONDS = 2;

export async function startLocalScaler(options: LocalScalerOptions): Promise<LocalScaler> {
  const { account, env, takesLater, most, targetSeconds, idleSeconds, logs, say } = options;
  const calls = newUsage();
  const onCall = (operation: Operation) => {
    calls[operation] += 1;
  };
  const storage = openStorage(account, { onCall });
  await forgetLives(storage, SLOTS);
  const fleet = localFleet({
    command: COMMAND,
    env,
    clock,
    onLine(slot, line) {
      logs.converters.write(`${line.replace(/\}$/, `,"slot":"${slot}"}`)}\n`);
      readConverterLine(slot, line, { ...options, onTrouble: say });
    },
    onText: (_, text) => logs.converters.write(text),
  });
  const stop = new AbortController();
  const log = jsonLog('scaler', logs.scaler.write);
  const publisher = openPublisher({ storage, clock, log });
  const news = planNews(options);
  const running = runScaler({
    storage,
    clock,
    log,
    stop: stop.signal,
    fleet,
    policy: {
      slots: slotNames(SLOTS, most),
      ...{ targetSeconds, idleSeconds, startUpSeconds: START_UP_SECONDS, dailySeconds: undefined },
    },
    takesLater,
    name: `local-${process.pid}`,
    busySeconds: LOOK_SECONDS,
    longestSeconds: LOOK_SECONDS,
    dryRun: false,
    until: 'stopped',
    calls,
    // A lease that a killed run has left would keep this one waiting; and its fleet is nobody else's.
    alone: true,
    onPlan(plan) {
      news(plan);
      // A converter that was killed after its last file leaves a mark and no message, and nothing calls another.
      if (plan.idle) publisher.soon();
    },
  }).catch((error: unknown) => options.onBroken(error instanceof Error ? (error.stack ?? error.message) : `${error}`));
  return {
    async stop() {
      stop.abort();
      await running;
      await publisher.close();
      await fleet.stop();
    },
    kill() {
      stop.abort();
      fleet.kill();
    },
  };
}
