/** The embedded stack: storage, events and a scaler with its converters on this machine, started and stopped in order. */
import { join } from 'node:path';
import { openStorage } from '../../core/azure/openStorage.ts';
import { jsonLog } from '../../core/log.ts';
import type { Storage } from '../../core/storage.ts';
import type { Shares } from '../../scaler/shares.ts';
import { FRUGAL } from '../../worker/frugal.ts';
import { localAccount, type Ports } from '../terminal/account.ts';
import { type Closers, closers } from './closers.ts';
import { lackingTools } from './lackingTools.ts';
import { type LocalApiOptions, startLocalApi } from './localApi.ts';
import { type LocalScalerOptions, startLocalScaler } from './localScaler.ts';
import { type LocalStorageOptions, startLocalStorage } from './localStorage.ts';
import { openLogFile } from './logFile.ts';
import { prepareFolder } from './prepareFolder.ts';

/** `signal` ends the starting, once the step in hand is done. */
export interface StackOptions
  extends Pick<LocalStorageOptions, 'ports' | 'onDead' | 'signal'>,
    Pick<LocalScalerOptions, 'env' | 'targetSeconds' | 'say' | 'onSettled' | 'onHopeless' | 'onBroken'> {
  /** Keeps the library; without one nothing is kept. */
  folder: string | undefined;
  /** What its converters may have of this machine. */
  shares: Shares;
  /** Without it there is no API. */
  api: LocalApiOptions | undefined;
}

export interface Stack {
  /** For `IRONVIPER_STORAGE`, and for any other Azure tool. */
  account: string;
  storage: Storage;
  ports: Ports;
  /** Where the API is, if there is one. */
  api: string | undefined;
  /** The folder with the logs. */
  logs: string;
  /** False: what is handed on stays in `jobs-later`. */
  takesLater: boolean;
  stop(): Promise<void>;
  /** Leaves nothing behind but the storage, which saves and ends by itself. */
  kill(): void;
}

/** Nothing if it was stopped meanwhile: whatever was started has ended by then. Throws `OutageError`. */
export async function startStack(options: StackOptions): Promise<Stack | undefined> {
  const closing = closers();
  try {
    const stack = await start(options, closing);
    if (!stack) await closing.close();
    return stack;
  } catch (error) {
    await closing.close();
    throw error;
  }
}

async function start(
  { folder, shares, api: asked, ...options }: StackOptions,
  closing: Closers,
): Promise<Stack | undefined> {
  const { say, signal } = options;
  const { library, logs, scratch, lock } = await prepareFolder(folder, closing);
  const open = (name: string) => {
    const file = openLogFile(join(logs, name), say);
    closing.add(file.end);
    return file;
  };
  const log = jsonLog('stack', open('stack.log').write);
  if (signal.aborted) return;
  const lacking = await lackingTools(options.env.PATH ?? '');
  if (lacking) say(lacking);
  const ports = await startLocalStorage({ ...options, library, lock, log }, closing);
  if (!ports || signal.aborted) return;

  const account = localAccount(ports);
  // There is no other converter that could take what these hand on; but who lacks a tool must not take it.
  const takesLater = lacking === '';
  const later = { IRONVIPER_LATER: takesLater ? 'yes' : 'no' };
  const idle = options.env.IRONVIPER_IDLE_SECONDS || IDLE_SECONDS;
  const share = {
    IRONVIPER_CONCURRENCY: `${shares.concurrency}`,
    IRONVIPER_MEMORY: `${shares.memoryBytes}`,
    IRONVIPER_IDLE_SECONDS: idle,
  };
  const given = { IRONVIPER_SCRATCH: scratch, ...options.env };
  const env = { ...given, ...share, ...CONVERTER, ...later, IRONVIPER_STORAGE: account };
  const storage = openStorage(account);
  const scaler = await startLocalScaler({
    ...options,
    ...{ account, env, takesLater, most: shares.converters, idleSeconds: Number(idle) },
    logs: { scaler: open('scaler.log'), converters: open('converter.log') },
    onHandedOn: handingOn(options, takesLater),
  });
  closing.add(scaler.stop);
  const api = asked && (await startLocalApi(account, asked, open('api.log')));
  if (api) closing.add(api.stop);
  return { account, storage, ports, api: api?.url, logs, takesLater, stop: closing.close, kill: scaler.kill };
}

/** What is handed on, nobody takes: the file waits for a machine that has it all, and this run goes on without it. */
function handingOn({ say, onSettled }: Pick<StackOptions, 'say' | 'onSettled'>, takesLater: boolean) {
  return (name: string, why: string) => {
    if (takesLater) return;
    say(`${name}: it waits in jobs-later. ${why}`);
    onSettled(name);
  };
}

/** The next file may come soon, and a start takes a second of everybody's time. */
const IDLE_SECONDS = '10';

const CONVERTER = {
  // Nobody waits for a converter on the machine in front of them.
  IRONVIPER_POLL_SECONDS: '1',
  ...FRUGAL.env,
};
