/** Whole stacks that the page is looked at on: storage, events, converters, the API and the page, as `npm start` runs them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../tools/start.ts', import.meta.url));
const FREE = {
  IRONVIPER_BLOB_PORT: '0',
  IRONVIPER_QUEUE_PORT: '0',
  IRONVIPER_TABLE_PORT: '0',
  IRONVIPER_API_PORT: '0',
};

export interface Scene {
  /** Where the page and the API are, without a slash at the end. */
  url: string;
  /** Where the storage's blobs are. */
  media: string;
}

export interface RunningScene extends Scene {
  /** A connection string. */
  account: string;
  stop(): Promise<void>;
}

/** `args` as for `npm start`. Waits until it is up, which for a seeded one takes its time. */
export async function startScene(args: string[], env: Record<string, string> = {}): Promise<RunningScene> {
  const child = spawn(process.execPath, [START, ...args], {
    env: { PATH: process.env.PATH ?? '', ...FREE, ...env },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const account = await heard(child, () => said, /export IRONVIPER_STORAGE='([^']+)'/);
  const url = await heard(child, () => said, /(http:\/\/127\.0\.0\.1:\d+)\/docs/);
  const [, media = ''] = /BlobEndpoint=(http:\/\/[^/;]+)/.exec(account) ?? [];
  return {
    ...{ url, account, media },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function heard(child: ChildProcess, said: () => string, words: RegExp): Promise<string> {
  for (;;) {
    const match = words.exec(said());
    if (match?.[1]) return match[1];
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`npm start ended. It said: ${said()}`);
    await sleep(50);
  }
}
