/** A job of ours in a process of its own, warm like a converter's, run and measured when asked. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Cost } from './measure.ts';

export interface Subject {
  run(): Promise<Cost>;
  end(): void;
}

/** `module` answers each message with the cost of one run; the first run is for warmth and not counted. */
export async function startSubject(module: URL, args: string[], env: Record<string, string> = {}): Promise<Subject> {
  const child = fork(module, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env });
  const gone = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`${module.pathname} ended with ${code}.`)),
  );
  gone.catch(() => undefined);
  const run = async () => {
    child.send('run');
    const [cost] = await Promise.race([once(child, 'message'), gone]);
    return cost as Cost;
  };
  await run();
  return { run, end: () => child.disconnect() };
}

/** What such a module does: `job` once per message. */
export function answer(measure: () => Promise<Cost>): void {
  process.on('message', () => {
    measure().then(
      (cost) => process.send?.(cost),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
