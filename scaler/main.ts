/** The scaler: settings in, converters out. Exit code 0 once it is done, idle or told to stop, or has said what is broken (1). */
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseAccount } from '../core/azure/account.ts';
import { aciFleet } from '../core/azure/aciFleet.ts';
import { openStorage } from '../core/azure/openStorage.ts';
import { systemClock as clock } from '../core/clock.ts';
import { type Fleet, slotNames } from '../core/fleet.ts';
import { jsonLog } from '../core/log.ts';
import { newUsage } from '../core/operations.ts';
import { SettingsError } from '../core/settings.ts';
import { helpText } from './help.ts';
import { localFleet } from './localFleet.ts';
import { runScaler } from './runScaler.ts';
import { type AciSettings, type LocalSettings, readScalerSettings, settingsOfConverters } from './settings.ts';
import { sharesOf } from './shares.ts';
import { thisMachine } from './thisMachine.ts';
import { readWords } from './words.ts';

const BUSY_SECONDS = 15;
/** Until the first converter has told: a container is scheduled and its image pulled, a process only starts. */
const START_UP_SECONDS = { aci: 60, local: 3 };
const MOST_GROUPS = 10;
const CONVERTER = fileURLToPath(new URL('../worker/guard.ts', import.meta.url));

// Whoever read our log may go before we do; the converters go on.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
const log = jsonLog('scaler', (line) => process.stdout.write(line));

try {
  const words = readWords(process.argv.slice(2), process.env);
  if (words.help) process.stdout.write(helpText());
  else process.exitCode = await main(words);
} catch (error) {
  const wrong = error instanceof SettingsError;
  log('scaler.failed', { message: error instanceof Error ? error.message : String(error) });
  process.exitCode = wrong ? 2 : 1;
}

async function main({ dryRun, until }: Pick<Parameters<typeof runScaler>[0], 'dryRun' | 'until'>): Promise<number> {
  const settings = readScalerSettings(process.env);
  const { IRONVIPER_FLEET: where, IRONVIPER_IDLE_SECONDS: idleSeconds, IRONVIPER_DAILY_HOURS: hours } = settings;
  checkAccount(settings.IRONVIPER_STORAGE);
  const calls: Record<string, number> = { ...newUsage(), arm: 0 };
  const count = (kind: string) => {
    calls[kind] = (calls[kind] ?? 0) + 1;
  };
  const { fleet, slots, empty, leave } =
    settings.IRONVIPER_FLEET === 'aci' ? inAzure(settings, () => count('arm')) : here(settings);
  const stop = new AbortController();
  // More than once: npm passes on the Ctrl-C that the terminal has given us already.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const name = `${hostname().slice(0, 40)}-${process.pid}`;
  log('scaler.started', { name, fleet: where, slots: slots.length, until, dryRun });
  try {
    const end = await runScaler({
      storage: openStorage(settings.IRONVIPER_STORAGE, { env: process.env, onCall: count }),
      clock,
      log,
      stop: stop.signal,
      fleet,
      policy: {
        slots,
        targetSeconds: settings.IRONVIPER_TARGET_SECONDS,
        idleSeconds,
        startUpSeconds: START_UP_SECONDS[where],
        dailySeconds: hours === undefined ? undefined : hours * 3600,
      },
      takesLater: settings.IRONVIPER_LATER,
      name,
      busySeconds: Math.min(BUSY_SECONDS, settings.IRONVIPER_SCALER_SECONDS),
      longestSeconds: settings.IRONVIPER_SCALER_SECONDS,
      alone: false,
      dryRun,
      until,
      calls,
    });
    log('scaler.left', { name, end });
    // Those on this machine would leave with us: what one round has started may finish.
    if (end === 'done') await empty(stop.signal);
    return end === 'failed' || end === 'stuck' ? 1 : 0;
  } finally {
    await leave();
  }
}

/** Throws `SettingsError`. */
function checkAccount(account: string): void {
  try {
    parseAccount(account);
  } catch (error) {
    throw new SettingsError(`IRONVIPER_STORAGE: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

interface Place {
  fleet: Fleet;
  slots: string[];
  /** Ends when nobody is left who would leave with us, or `stop` aborts. */
  empty(stop: AbortSignal): Promise<void>;
  leave(): Promise<void>;
}

function inAzure(settings: AciSettings, onCall: () => void): Place {
  const { IRONVIPER_STORAGE: account, IRONVIPER_VCPU: vcpu, IRONVIPER_MAX_CONVERTERS: most = MOST_GROUPS } = settings;
  const slots = slotNames(settings.IRONVIPER_SLOT_PREFIX, most);
  const fleet = aciFleet({
    subscriptionId: settings.IRONVIPER_SUBSCRIPTION,
    resourceGroup: settings.IRONVIPER_RESOURCE_GROUP,
    location: settings.IRONVIPER_LOCATION,
    slots,
    library: parseAccount(account).name,
    template: {
      image: settings.IRONVIPER_IMAGE,
      vcpu,
      memoryGb: Math.round((settings.IRONVIPER_CONTAINER_MEMORY / 2 ** 30) * 10) / 10,
      spot: settings.IRONVIPER_SPOT,
      identity: { id: settings.IRONVIPER_IDENTITY, clientId: settings.IRONVIPER_IDENTITY_CLIENT_ID },
      environment: {
        // A container may see all the cores of its host.
        IRONVIPER_CONCURRENCY: String(Math.ceil(vcpu)),
        ...settingsOfConverters(process.env),
        IRONVIPER_STORAGE: account,
      },
    },
    env: process.env,
    clock,
    onCall,
  });
  return { fleet, slots, empty: async () => {}, leave: async () => {} };
}

function here(settings: LocalSettings): Place {
  const { converters, concurrency, memoryBytes } = sharesOf(thisMachine(), {
    converters: settings.IRONVIPER_MAX_CONVERTERS,
    concurrency: settings.IRONVIPER_CONCURRENCY,
    memoryBytes: settings.IRONVIPER_MEMORY,
  });
  const share = { IRONVIPER_CONCURRENCY: `${concurrency}`, IRONVIPER_MEMORY: `${memoryBytes}` };
  const fleet = localFleet({
    command: [process.execPath, ...process.execArgv, CONVERTER],
    env: { ...process.env, ...share, IRONVIPER_STORAGE: settings.IRONVIPER_STORAGE },
    clock,
    onLine: (_, line) => process.stdout.write(`${line}\n`),
    onText: (_, text) => process.stderr.write(text),
  });
  return { fleet, slots: slotNames(settings.IRONVIPER_SLOT_PREFIX, converters), empty: fleet.empty, leave: fleet.stop };
}
