/** Azurite, Microsoft's storage emulator, as a child process that ends when we do. */
import { fork } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { OutageError } from '../../core/outage.ts';
import { portTaken, SERVICES, type Service } from './ports.ts';

export interface AzuriteOptions {
  /** The folder that keeps the state; without one nothing is kept. Never give one folder to two: Azurite takes no lock. */
  location?: string;
  host?: string;
  /** 0, the default, is any free port. */
  blobPort?: number;
  queuePort?: number;
  tablePort?: number;
}

export interface Azurite {
  pid: number;
  blobPort: number;
  queuePort: number;
  tablePort: number;
  /** Settles when the process has ended, whoever ended it, with what it said. */
  exited: Promise<string>;
  /** Finishes what is under way, saves, and ends; twice is harmless. */
  stop(): Promise<void>;
}

/** A state of some hundred megabytes takes a Raspberry Pi the better part of a minute to read. */
const START_DEADLINE_MS = 120_000;
/** Saving such a state takes as long. */
const STOP_DEADLINE_MS = 60_000;

/**
 * Losing the channel to us is Azurite's order to stop: by `stop`, and by our death, even from SIGKILL.
 * (Azurite itself knows a message `shutdown`, but outlives a parent that can no longer send it.)
 */
const STOP_WITH_PARENT = `data:text/javascript,process.once('disconnect',()=>process.emit('SIGTERM')||process.exit(1))`;

export async function startAzurite(options: AzuriteOptions = {}): Promise<Azurite> {
  const child = fork(new URL(import.meta.resolve('azurite/dist/src/azurite.js')), argumentsFor(options), {
    // A name of 1,024 characters is up to 9 KiB in a URL and again in a copy's source: past Node's limit of 16 KiB.
    execArgv: ['--max-http-header-size=65536', '--import', STOP_WITH_PARENT],
    // AZURITE_ACCOUNTS or AZURITE_DB in somebody's shell would make it another store than the one we were asked for.
    env: Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('AZURITE_'))),
    // A session of its own: Ctrl-C reaches every process of the terminal's group at once, but the storage must go last.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // Not 'close': after `disconnect` it never comes.
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const complaint = child.stderr ? text(child.stderr) : Promise.resolve('');
  const exited = ended.then(async (end) => `${(await complaint).trim()} (${end})`);
  const listening = new Promise<Record<Service, number>>((resolve) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-4096);
      const ports = portsIn(said);
      if (ports) resolve(ports);
    });
  });
  const ports = await Promise.race([listening, exited, timeout(START_DEADLINE_MS)]);
  if (typeof ports === 'string') {
    child.kill('SIGKILL');
    throw startError(ports, options);
  }
  return {
    pid: child.pid ?? 0,
    blobPort: ports.blob,
    queuePort: ports.queue,
    tablePort: ports.table,
    exited,
    stop: async () => {
      if (child.connected) child.disconnect();
      const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
      await exited;
      clearTimeout(deadline);
    },
  };
}

function argumentsFor(options: AzuriteOptions): string[] {
  const { location, host = '127.0.0.1' } = options;
  return [
    ...SERVICES.flatMap((name) => [`--${name}Host`, host, `--${name}Port`, `${options[`${name}Port`] ?? 0}`]),
    // Longer than any client keeps an idle connection: one that Azurite drops just as it is used again is an error.
    ...SERVICES.flatMap((name) => [`--${name}KeepAliveTimeout`, '120']),
    ...(location === undefined ? ['--inMemoryPersistence'] : ['--location', location]),
    // Our SDKs are newer than the API versions it knows; its answers are the same.
    '--skipApiVersionCheck',
    '--disableTelemetry',
    '--silent',
    // Not --loose: what Azurite does not know (a client's own encryption key, say) it must refuse, not leave out.
  ];
}

function portsIn(said: string): Record<Service, number> | undefined {
  const port = (name: string) =>
    Number(new RegExp(`${name} service is successfully listening at \\S+:(\\d+)`).exec(said)?.[1]);
  const ports = { blob: port('Blob'), queue: port('Queue'), table: port('Table') };
  return Object.values(ports).some(Number.isNaN) ? undefined : ports;
}

function timeout(ms: number): Promise<string> {
  const signal = AbortSignal.timeout(ms);
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(`nothing for ${ms / 1000} s`)));
}

function startError(said: string, options: AzuriteOptions): OutageError {
  const taken = Number(/EADDRINUSE.*:(\d+)/.exec(said)?.[1]);
  const service = SERVICES.find((name) => options[`${name}Port`] === taken);
  if (service) return portTaken(service, taken, new Error(said));
  return new OutageError('azurite', `Azurite, the local storage, did not start. It said: ${said}`);
}
