/**
 * The parent of one converter, `worker/main.ts`: it holds it to its lifetime, ends it when it hangs, hands on what it is
 * told, and leaves with its exit code. The two share a process group: who kills one group has ended both.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock as clock } from '../core/clock.ts';
import { jsonLog } from '../core/log.ts';
import { sayAlive } from './sayAlive.ts';
import type { Word } from './tellGuard.ts';
import { watchOver } from './watchOver.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

// Whoever read our log may go before we do.
process.stdout.on('error', () => {});
const log = jsonLog('worker', (line) => process.stdout.write(line));

const command = [...process.execArgv, MAIN, ...process.argv.slice(2)];
const converter = spawn(process.execPath, command, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
const watch = watchOver({ clock, log, signal: (signal) => converter.kill(signal) });
converter.on('message', (word: Word) => watch.hear(word));
converter.once('exit', (code, signal) => watch.ended(code ?? signal ?? 1));
converter.on('error', (error) => {
  log('converter.failed', { message: `Starting ${MAIN} failed: ${error.message}` });
  if (converter.pid === undefined) watch.ended(1);
});

// Ctrl-C reaches both of us, and whoever runs us may pass it on once more.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => watch.leave(signal));
// Whoever started us with a channel wants us to leave when it is gone, even if it was killed. It must not keep us alive.
process.on('disconnect', () => watch.leave('SIGTERM'));
process.channel?.unref();

const over = new AbortController();
void sayAlive(clock, log, over.signal);
process.exitCode = await watch.over;
over.abort();
