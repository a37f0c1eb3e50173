/** Azurite as a child process: how it starts, ends, and fails to start. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAccount } from '../../core/azure/openAccount.ts';
import { type Azurite, startAzurite } from '../../tools/local/azurite.ts';
import { localAccount } from '../../tools/terminal/account.ts';

let folder: string;
const started: Azurite[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azurite-'));
});
afterEach(async () => {
  for (const azurite of started.splice(0)) await azurite.stop();
  await rm(folder, { recursive: true });
});

async function start(options?: Parameters<typeof startAzurite>[0]): Promise<Azurite> {
  const azurite = await startAzurite(options);
  started.push(azurite);
  return azurite;
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test('listens on three free ports until it is told to stop, which may be said twice', async () => {
  const azurite = await start();
  const ports = [azurite.blobPort, azurite.queuePort, azurite.tablePort];
  expect(new Set(ports).size).toBe(3);
  expect(await Promise.all(ports.map(answers))).toEqual([true, true, true]);
  await azurite.stop();
  await azurite.stop();
  expect(await Promise.all(ports.map(answers))).toEqual([false, false, false]);
  expect(await azurite.exited).toContain('exit code 0');
});

test('has after a restart what it was given before it stopped', async () => {
  const first = await start({ location: folder });
  const container = openAccount(localAccount(first)).container('kept');
  await container.create();
  await container.uploadBlockBlob('a.txt', 'kept', 4);
  await first.stop();
  const again = openAccount(localAccount(await start({ location: folder }))).container('kept');
  expect((await again.getBlobClient('a.txt').downloadToBuffer()).toString()).toBe('kept');
});

test('names a port that is taken, what for, and the setting that chooses another', async () => {
  const { queuePort } = await start();
  await expect(start({ queuePort })).rejects.toThrow(
    new RegExp(`Port ${queuePort}, for the queue service, is taken.*IRONVIPER_QUEUE_PORT`),
  );
});

test('repeats what Azurite said when it cannot start', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(start({ location: join(folder, 'file', 'below') })).rejects.toThrow(/Azurite.*ENOTDIR.*exit code 1/);
});

test('serves the development account even where the shell has other accounts for Azurite', async () => {
  process.env.AZURITE_ACCOUNTS = 'other:c2VjcmV0';
  try {
    await openAccount(localAccount(await start()))
      .container('any')
      .create();
  } finally {
    delete process.env.AZURITE_ACCOUNTS;
  }
});

test('is out of reach of Ctrl-C, in a process group of its own', async () => {
  const { pid } = await start();
  expect(() => process.kill(-pid, 0)).not.toThrow();
});

test('tells when the process has ended by itself', async () => {
  const { pid, exited } = await start();
  process.kill(pid, 'SIGKILL');
  expect(await exited).toContain('SIGKILL');
});

test('ends with its parent, even if that one is killed', async () => {
  const module = new URL('../../tools/local/azurite.ts', import.meta.url).href;
  const script = `const { startAzurite } = await import('${module}'); console.log((await startAzurite()).blobPort); setInterval(() => {}, 1e6)`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [said] = await once(parent.stdout, 'data');
  const port = Number(said);
  expect(await answers(port)).toBe(true);
  parent.kill('SIGKILL');
  // Another process ends when it ends: only a wall clock can wait for it.
  for (let tries = 0; tries < 100 && (await answers(port)); tries++) await sleep(100);
  expect(await answers(port)).toBe(false);
});
