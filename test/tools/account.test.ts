/** The tools that work on an account: what they put in, what they see, what they take out. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { countContents } from '../../tools/clear/contents.ts';
import { findLeft } from '../../tools/local/settled.ts';
import { pictures, STATES } from './pictures.ts';
import { run, startStack } from './program.ts';

const SLOW = { timeout: 120_000 };
const NAME = 'devstoreaccount1';

const TOOLS = readdirSync(new URL('../../tools', import.meta.url)).filter((file) => file.endsWith('.ts'));

function hex(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}

test('upload, status and clear-all beside a stack at work', SLOW, async () => {
  const trip = await pictures();
  await symlink(trip, join(trip, 'day 2', 'around'));
  await utimes(join(trip, 'notes.txt'), new Date(), new Date('2001-02-03T04:05:06.789Z'));
  const { env, account } = await startStack([], { IRONVIPER_IDLE_SECONDS: '600' });
  const storage = openStorage(account);

  const first = await run('upload.ts', [trip], env).ended;
  expect(first.stdout).toMatch(/^sent +5 files +\d+ KB\n\d+ KB sent\n7 calls, in Azure /);
  expect(first.code).toBe(0);
  const blob = await storage.originals.head('trip/day 2/ä #1%.png');
  expect(blob).toMatchObject({ metadata: { originalname: '%C3%A4%20%231%25.png' } });
  const notes = await storage.originals.head('trip/notes.txt');
  if (notes === 'missing') throw new Error('trip/notes.txt is not there');
  const { mtime = '', ...said } = notes.metadata;
  expect(mtime).toMatch(/^2001-02-0\dT\d\d:\d\d:06.789[+-]\d\d:\d\d$/);
  expect(Date.parse(mtime)).toBe(Date.parse('2001-02-03T04:05:06.789Z'));
  const text = 'Sunny all day.\n';
  expect(said).toEqual({ originalname: 'notes.txt', sourcesha256: hex('sha256', text), sourcemd5: hex('md5', text) });

  await writeFile(join(trip, 'notes.txt'), 'Rain all day.\n');
  await mkdir(join(trip, 'day 3'));
  // Where the person is, the list of what failed is written.
  const second = await run('upload.ts', [trip, join(trip, 'a.jpg')], { ...env, INIT_CWD: join(trip, '..') }).ended;
  expect(second.stdout).toMatch(/^sent +1 file .*\nthere already +4 files .*\nother content .* +1 file /);
  expect(second.stderr).toContain('The library has another file named trip/notes.txt');
  expect(second.code).toBe(1);
  expect(await storage.originals.head('trip/notes.txt')).toEqual(notes);

  while ((await findLeft(storage)) !== '') await sleep(100);
  const status = JSON.parse((await run('status.ts', ['--json'], env).ended).stdout);
  expect(status).toMatchObject({
    account: NAME,
    depth: { jobs: 0, later: 0, poison: 0 },
    files: { ...STATES, ok: STATES.ok + 1 },
    marks: [],
    warnings: [],
    converters: [{ name: 'local-00', silent: false, takesLater: true, outage: '' }],
    failures: [{ name: 'trip/empty.jpg', fault: 'empty', message: 'The file has no bytes.' }],
  });
  const shown = await run('status.ts', [], env).ended;
  expect(shown.stdout).toContain('trip/empty.jpg: empty: The file has no bytes.');

  const refusals = await Promise.all([
    run('clear-all.ts', [], env, 'another\n').ended,
    run('clear-all.ts', [], env).ended,
    run('clear-all.ts', ['--yes', 'another'], env).ended,
  ]);
  expect(refusals.map(({ code }) => code)).toEqual([1, 1, 2]);
  expect(refusals[0]?.stderr).toContain('file-store   6 blobs');
  expect(await storage.originals.head('trip/notes.txt')).toEqual(notes);

  const cleared = await run('clear-all.ts', [], env, `${NAME}\n`).ended;
  expect(cleared).toMatchObject({ code: 0, stdout: `${NAME} is empty.\n` });
  const { blobs, messages, rows } = await countContents(storage);
  expect({ ...blobs, ...messages }).toMatchObject({ originals: 0, records: 0, jobs: 0, later: 0, poison: 0 });
  expect(rows).toMatchObject({ files: 0, marks: 0 });

  // The stack goes on as with an empty library.
  await run('upload.ts', [join(trip, 'a.jpg')], env).ended;
  while ((await findLeft(storage)) !== '') await sleep(100);
  expect((await countContents(storage)).rows.files).toBe(1);
});

const WRONG: [tool: string, args: string[], account: string, words: string][] = [
  ['upload.ts', [], '', 'Say which files or folders'],
  ['upload.ts', ['/no/such/file'], '', 'No such file or folder: /no/such/file'],
  ['status.ts', [], '?', 'IRONVIPER_STORAGE: '],
  ['clear-all.ts', [], 'family', 'add --really-this-account family'],
  ['clear-all.ts', ['--really-this-account', 'other'], 'family', 'but the account is family'],
  ['clear-all.ts', ['--yes', 'family'], 'family', '--yes is for development accounts'],
];

test('wrong use is told at once, with exit code 2', SLOW, async () => {
  const check = async ([tool, args, account, words]: (typeof WRONG)[number]) => {
    const { code, stdout, stderr } = await run(tool, args, { IRONVIPER_STORAGE: account }).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  };
  await Promise.all(WRONG.map(check));
});

test('options that npm has taken for itself are not silently lost', SLOW, async () => {
  const end = (args: string[]) => run('upload.ts', args, { npm_config_dry_run: 'true', IRONVIPER_STORAGE: '?' }).ended;
  const [lost, given] = await Promise.all([end(['/tmp']), end(['/tmp', '--dry-run'])]);
  expect(lost).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('npm run upload -- --dry-run') });
  expect(given.stderr).not.toContain('npm has taken');
});

test('--help shows how each is used', SLOW, async () => {
  for (const { code, stdout } of await Promise.all(TOOLS.map((tool) => run(tool, ['--help']).ended))) {
    expect(code).toBe(0);
    expect(stdout).toMatch(/^npm (run )?[\w-]+[\s\S]+Exit code: 0 [\s\S]+\n {2}npm /);
  }
});

test('a word that a tool does not know is refused before anything is done', SLOW, async () => {
  for (const { code, stdout, stderr } of await Promise.all(TOOLS.map((tool) => run(tool, ['--frobnicate']).ended))) {
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/--frobnicate[\s\S]+See: npm (run )?[\w-]+ -- --help\n$/);
  }
});

test('an account that nobody answers for is one error, not one for each file', async () => {
  const env = {
    IRONVIPER_STORAGE: `DefaultEndpointsProtocol=http;AccountName=${NAME};AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/x;QueueEndpoint=http://127.0.0.1:1/x;TableEndpoint=http://127.0.0.1:1/x`,
  };
  const { code, stderr } = await run('upload.ts', [await pictures()], env).ended;
  expect(code).toBe(1);
  expect(stderr.match(/ECONNREFUSED 127/g)).toHaveLength(1);
  expect(stderr).toContain('The local stack is started by `npm start`.');
});
