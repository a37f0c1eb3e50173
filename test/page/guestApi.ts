/** An API of its own beside a stack, for people who sign in, as `npm run api` runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { systemClock as clock } from '../../core/clock.ts';
import type { Role } from '../../core/person.ts';
import { invite } from '../../library/invite.ts';

const MAIN = fileURLToPath(new URL('../../api/main.ts', import.meta.url));

export interface GuestApi {
  /** Without a slash at the end. */
  url: string;
}

/** `env` says how people sign in, and from which origin the page asks. Ends with the file's last test. */
export async function guestApi(account: string, env: Record<string, string>): Promise<GuestApi> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH ?? '', IRONVIPER_STORAGE: account, IRONVIPER_API_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  stops.push(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const { event, url } = JSON.parse(line) as { event: string; url?: string };
    if (event !== 'api.started' || url === undefined) continue;
    child.stdout.resume();
    return { url };
  }
  throw new Error(`The API ended before it had started: ${lines.join('\n')}`);
}

/** The token of an invitation, as it stands in the link's address after `#/invite/`. */
export async function invited(account: string, name: string, role: Role): Promise<string> {
  const answer = await invite({ state: openStorage(account).state, clock }, { name, role });
  if ('taken' in answer || answer.token === undefined) throw new Error(`${name} could not be invited`);
  return answer.token;
}

const stops: (() => Promise<void>)[] = [];

afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
});
