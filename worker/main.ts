/** One converter: settings in, pictures out; exit code 0 once it is idle, told to stop, or has said what is broken. */
import { openStorage } from '../core/azure/openStorage.ts';
import { systemClock as clock } from '../core/clock.ts';
import type { MissingTool } from '../core/heartbeat.ts';
import { jsonLog } from '../core/log.ts';
import { newUsage, type Operation } from '../core/operations.ts';
import { PIPELINE_VERSION } from '../core/pipeline.ts';
import { readSettings, SettingsError } from '../core/settings.ts';
import release from '../package.json' with { type: 'json' };
import { helpText } from './help.ts';
import { nativeMedia } from './media/nativeMedia.ts';
import { pipelineFor } from './media/pipeline.ts';
import { findTools, missingTools, TOOLS } from './media/programs/tools.ts';
import { memoryBudget } from './memoryBudget.ts';
import { runConverter } from './runConverter.ts';
import { openScratch } from './scratch.ts';
import { WORKER_SETTINGS } from './settings.ts';
import { tellGuard, type Word } from './tellGuard.ts';
import { termsOf } from './terms.ts';

/** What is not done by then is left to the messages' holds, which end by themselves. */
const STOP_WITHIN_MS = 19_000;
/** All is done or given back: only a decoder that nobody waits for may still be at work. */
const LINGER_MS = 500;
/** For files, folders and host names, beside one for each picture in the making, which else would keep all of them waiting. */
const SPARE_THREADS = 4;

// Whoever read our log may go before we do; what is in hand still has to be given back.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
const log = jsonLog('worker', (line) => process.stdout.write(line));

try {
  if (process.argv.length > 2) explain(process.argv.slice(2));
  else await main();
} catch (error) {
  const wrong = error instanceof SettingsError;
  log('converter.failed', { message: error instanceof Error ? error.message : String(error) });
  process.exitCode = wrong ? 2 : 1;
}

/** A converter takes no words: whoever gives it some would be surprised by what it does. */
function explain(words: string[]): void {
  if (words.includes('--help')) process.stdout.write(helpText());
  else throw new SettingsError(`A converter takes no arguments (${words.join(' ')}): see npm run worker -- --help`);
}

async function main(): Promise<void> {
  const settings = readSettings(WORKER_SETTINGS, process.env);
  const memoryBytes = memoryBudget(settings.IRONVIPER_MEMORY, settings.IRONVIPER_CONCURRENCY);
  const terms = termsOf(settings);
  const { name } = terms;
  // Read by libuv when it is first given work, which is below.
  process.env.UV_THREADPOOL_SIZE ??= `${settings.IRONVIPER_CONCURRENCY + SPARE_THREADS}`;
  const stop = new AbortController();
  const leave = (why: string) => {
    if (stop.signal.aborted) return;
    log('converter.leaving', { name, why });
    stop.abort();
    setTimeout(vanish, STOP_WITHIN_MS).unref();
  };
  // Ctrl-C reaches us twice: from the terminal, and from our guard.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => leave(signal));
  // Our guard is gone, however it ended. The channel to it must not keep us.
  process.on('disconnect', () => leave('no guard'));
  process.channel?.unref();
  // A guard that is gone hears nothing: that it is gone is told above.
  const send = process.send && ((word: Word) => process.send?.(word, undefined, undefined, () => {}));

  const tools = await findTools(process.env.PATH ?? '');
  const missing = missingTools(tools).map((tool) => ({ tool, of: TOOLS[tool].of, kinds: TOOLS[tool].serves }));
  sayMissing(missing, settings.IRONVIPER_LATER);

  log('converter.started', { name, concurrency: settings.IRONVIPER_CONCURRENCY, pipeline: PIPELINE_VERSION });
  const operations = newUsage();
  const onCall = (operation: Operation) => {
    operations[operation] += 1;
  };
  const departure = await runConverter({
    storage: openStorage(settings.IRONVIPER_STORAGE, { env: process.env, onCall }),
    clock,
    log,
    stop: stop.signal,
    loadMedia: () =>
      nativeMedia({
        maxPixels: settings.IRONVIPER_MAX_PIXELS,
        fileSeconds: settings.IRONVIPER_FILE_SECONDS,
        raw: settings.IRONVIPER_RAW,
        tools,
      }),
    pipeline: pipelineFor(settings.IRONVIPER_RAW),
    openScratch: () => openScratch(settings.IRONVIPER_SCRATCH, settings.IRONVIPER_SCRATCH_SIZE),
    name,
    tools: Object.keys(tools),
    missing,
    concurrency: settings.IRONVIPER_CONCURRENCY,
    memoryBytes,
    takesLater: settings.IRONVIPER_LATER,
    version: release.version,
    lifetimeSeconds: send && terms.lifetimeSeconds,
    idleSeconds: settings.IRONVIPER_IDLE_SECONDS,
    pollSeconds: settings.IRONVIPER_POLL_SECONDS,
    outageSeconds: settings.IRONVIPER_OUTAGE_SECONDS,
    operations,
    onProgress: send ? tellGuard(clock, terms, send) : () => {},
  });
  log('converter.left', { name, departure });
  if (stop.signal.aborted) setTimeout(vanish, LINGER_MS).unref();
}

/** Said once; files that need such a program are handed on, so who takes what was handed on must have them all. */
function sayMissing(missing: MissingTool[], takesLater: boolean): void {
  for (const one of missing) log('tool.missing', one);
  if (missing.length === 0 || !takesLater) return;
  const makers = [...new Set(missing.map(({ of }) => of))].join(', ');
  throw new SettingsError(
    `IRONVIPER_LATER: whoever takes jobs-later needs every program, and ${missing.map(({ tool }) => tool).join(', ')} ` +
      `can't be found on PATH: install ${makers}, or set IRONVIPER_LATER=no to hand such files on`,
  );
}

/** A decoder's thread can't be stopped, and `process.exit` waits for it; another program in our place, which ends at once, does not. */
function vanish(): void {
  process.execve?.(process.execPath, [process.execPath, '--eval', ''], {});
}
