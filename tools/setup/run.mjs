/** How setup talks and how it runs other programs. */
import { spawn } from 'node:child_process';

const TICK_MS = 5000;

export function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}

/** An error whose message says all there is to say: it is shown without a stack. */
export function problem(message) {
  return Object.assign(new Error(message), { expected: true });
}

/**
 * Runs a program with its output shown, and answers its exit code (127: it can't be started). Its stdout goes to our
 * stderr. `progress`, for programs that are silent at work, is asked for a few words now and then.
 */
export function run(command, args, { progress, ...options }) {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 2, 2], ...options });
    const tick = () => say(`... ${Math.round((Date.now() - began) / 1000)} s${progress()}`);
    const ticker = progress && setInterval(tick, TICK_MS);
    const end = (code) => {
      clearInterval(ticker);
      resolve(code);
    };
    child.once('error', (error) => {
      say(`${command} can't be started: ${error.message}`);
      end(127);
    });
    child.once('exit', (code, signal) => end(signal ? 1 : code));
  });
}
