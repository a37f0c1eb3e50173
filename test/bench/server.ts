/** A server in a process of its own, which says in a line of JSON where it listens. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Server {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

export async function startServer(command: string, args: string[], env = process.env): Promise<Server> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const ended = once(child, 'exit');
  const listening = Promise.withResolvers<string>();
  // Read to the end: a log that nobody reads stops whoever writes it.
  const lines = createInterface(child.stdout).on('line', (line) => {
    const { url } = JSON.parse(line) as { url?: string };
    if (!url) return;
    listening.resolve(url);
    // A line for each answer: to read them would be work of the clients' process.
    lines.close();
    child.stdout.resume();
  });
  const gone = ended.then(([code]) => Promise.reject(new Error(`${command} ${args.join(' ')} ended with ${code}.`)));
  gone.catch(() => undefined);
  const url = await Promise.race([listening.promise, gone]);
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
