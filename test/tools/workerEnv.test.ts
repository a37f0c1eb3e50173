/** `npm run worker-env`, the program: a real converter lives on what it prints, and on nothing else. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parseAccount } from '../../core/azure/account.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { lookText } from '../../core/event.ts';
import { idOf } from '../../core/id.ts';
import { readRecord } from '../../library/readRecord.ts';
import { readTimeline } from '../../library/readTimeline.ts';
import { useAzurite } from '../azurite.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { folder, run } from './program.ts';

const azurite = useAzurite();
const SLOW = { timeout: 120_000 };
const GUARD = fileURLToPath(new URL('../../worker/guard.ts', import.meta.url));
const DAY = 86_400_000;
const AZURE = 'DefaultEndpointsProtocol=https;AccountName=photos;AccountKey=a2V5';

const workerEnv = (args: string[], env: Record<string, string>) => run('worker-env.ts', args, env).ended;

/** What it printed, and the account in it. */
function linesOf(stdout: string) {
  const lines = stdout.trimEnd().split('\n');
  const [, account = ''] = /^IRONVIPER_STORAGE=(.*)$/m.exec(stdout) ?? [];
  return { lines, account, sas: new URLSearchParams(parseAccount(account).sas) };
}

test('a converter converts, follows a deletion, publishes and leaves, with what is printed alone', SLOW, async () => {
  await ensureStorage(azurite.account());
  const storage = openStorage(azurite.account());
  const { stdout, code } = await workerEnv([], {
    IRONVIPER_STORAGE: azurite.account(),
    ...{ IRONVIPER_NAME: 'pi', IRONVIPER_LATER: 'no', IRONVIPER_IDLE_SECONDS: '1', IRONVIPER_POLL_SECONDS: '1' },
  });
  expect(code).toBe(0);
  const file = join(await folder(), 'worker.env');
  await writeFile(file, stdout);
  const convert = () =>
    promisify(execFile)(process.execPath, [`--env-file=${file}`, GUARD], {
      env: { PATH: process.env.PATH },
      timeout: SLOW.timeout,
    });

  await storage.originals.put('a.jpg', await encode(photo(640, 480, 1), 'jpeg'), { contentType: 'image/jpeg' });
  await storage.jobs.send(lookText({ name: 'a.jpg' }));
  expect((await convert()).stdout).toContain('"event":"converter.started","program":"worker","name":"pi"');
  expect(await readRecord(storage, idOf('a.jpg'))).toMatchObject({ record: { state: 'ok' } });
  expect((await readTimeline(storage)).months.size).toBe(1);

  await storage.originals.remove('a.jpg');
  await storage.jobs.send(lookText({ name: 'a.jpg' }));
  await convert();
  expect(await readRecord(storage, idOf('a.jpg'))).toMatchObject({ record: { state: 'deleted' } });
  expect((await readTimeline(storage)).months.size).toBe(0);
  expect(await storage.jobs.depth()).toBe(0);
});

test('what is printed has no key, ends, and says when, in lines that compose and docker read alike', SLOW, async () => {
  const { code, stdout, stderr } = await workerEnv(['--days', '30'], {
    IRONVIPER_STORAGE: AZURE,
    IRONVIPER_MEMORY: '384MiB',
  });
  const { lines, account, sas } = linesOf(stdout);
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain('a2V5');
  expect(lines).toEqual([expect.stringMatching(/^# /), `IRONVIPER_STORAGE=${account}`, 'IRONVIPER_MEMORY=384MiB']);
  // Quotes are part of a value to the one, compose replaces what follows a $, and a # after a space begins a comment.
  expect(account).toMatch(/^[\w=;:/.%&-]+$/);
  const ends = Date.parse(sas.get('se') ?? '');
  expect(Math.abs(ends - Date.now() - 30 * DAY)).toBeLessThan(SLOW.timeout);
  const until = new Date(ends).toISOString().slice(0, 16).replace('T', ' ');
  expect(stderr).toContain(`For photos, until ${until} UTC.`);
  expect(lines[0]).toContain(until);
});

test('it is good for 90 days where nobody says for how many', SLOW, async () => {
  const { sas } = linesOf((await workerEnv([], { IRONVIPER_STORAGE: AZURE })).stdout);
  expect(Math.abs(Date.parse(sas.get('se') ?? '') - Date.now() - 90 * DAY)).toBeLessThan(SLOW.timeout);
});

test(
  'of an account that is entered with an identity it prints nothing, and says how its converters sign in',
  SLOW,
  async () => {
    const { code, stdout, stderr } = await workerEnv([], { IRONVIPER_STORAGE: 'photos' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const name of ['TENANT_ID', 'CLIENT_ID', 'CLIENT_CERTIFICATE_PATH', 'CLIENT_SECRET'])
      expect(stderr).toContain(`AZURE_${name}`);
  },
);

test.each([
  [['--days', '0'], AZURE, {}, '--days takes a whole number from 1 to 365, not 0.'],
  [['--days', '366'], AZURE, {}, 'not 366.'],
  [['--days', 'ten'], AZURE, {}, 'not ten.'],
  [[], 'https://photos.blob.core.windows.net/?sig=secret', {}, 'photos is given by a signature, which signs no other'],
  [[], '?', {}, 'IRONVIPER_STORAGE: '],
  [[], AZURE, { IRONVIPER_MEMORY: 'much' }, 'IRONVIPER_MEMORY: '],
  [[], AZURE, { IRONVIPER_SCRATCH: '/a\nIRONVIPER_RAW=develop' }, 'IRONVIPER_SCRATCH: '],
] as const)('%j for %s with %j is wrong use', SLOW, async (args, account, env, words) => {
  const { code, stdout, stderr } = await workerEnv([...args], { IRONVIPER_STORAGE: account, ...env });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('secret');
});
