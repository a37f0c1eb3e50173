/** `npm run upload` as people use it: a process of its own over real Azurite, and lines that break. */
import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { ensureStorage } from '../../../core/azure/ensureStorage.ts';
import { openStorage } from '../../../core/azure/openStorage.ts';
import type { BlobProperties } from '../../../core/blobs.ts';
import type { Storage } from '../../../core/storage.ts';
import { localAccount } from '../../../tools/terminal/account.ts';
import { useAzurite } from '../../azurite.ts';
import { type Handle, startProxy } from '../../chaos/proxy.ts';
import { folder, type Program, run } from '../program.ts';
import { md5 } from './aSource.ts';
import { sidecarText } from './aTakeout.ts';
import { someNames, writeSomeNames } from './someNames.ts';

const SLOW = { timeout: 60_000 };
const LARGE = 30e6;

const azurite = useAzurite();
let storage: Storage;
let here: string;
beforeEach(async () => {
  await ensureStorage(azurite.account());
  storage = openStorage(azurite.account());
  here = await folder();
});

/** As somebody in that folder calls it. */
function upload(args: string[], account = azurite.account()): Program {
  return run('upload.ts', args, { IRONVIPER_STORAGE: account, INIT_CWD: here });
}

async function result(program: Program) {
  const { code, stdout, stderr } = await program.ended;
  return { code, stdout, stderr, json: JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') };
}

/** An account behind a proxy of ours. */
async function behind(handle: Handle): Promise<string> {
  const ports = azurite.account().matchAll(/:(\d+)\/devstoreaccount1/g);
  const [blobPort = 0, queuePort = 0, tablePort = 0] = [...ports].map(([, port]) => Number(port));
  const proxy = await startProxy({ blobPort, queuePort, tablePort }, handle);
  onTestFinished(() => proxy.stop());
  return localAccount(proxy);
}

test('a tree of hostile and foreign names goes up name for name, and again for two calls', SLOW, async () => {
  const names = someNames();
  await writeSomeNames(join(here, 'tree'));
  const first = await result(upload(['tree', '--json']));
  expect(first.json).toMatchObject({ sent: { files: names.size }, failed: { files: 0 }, junk: 0, stopped: false });
  expect(first.code).toBe(0);
  const there = new Map<string, string | undefined>();
  for await (const { name, md5 } of storage.originals.list('tree/')) there.set(name, md5);
  expect(there).toEqual(new Map([...names].map(([name, bytes]) => [`tree/${name}`, md5(bytes)])));

  const second = await result(upload(['tree', '--json']));
  expect(second.json).toMatchObject({ sent: { files: 0 }, same: { files: names.size }, sentBytes: 0, calls: 2 });
  expect(second.stdout).toMatch(
    /^there already +\d+ files +\d.* KB\n0 bytes sent\n2 calls, in Azure less than \$0.0001\n/,
  );
  expect(second.code).toBe(0);
});

test('what fails is listed in a file, which a later run takes', SLOW, async () => {
  await mkdir(join(here, 'failing'));
  for (let i = 10; i < 35; i++) await writeFile(join(here, `failing/${i}.jpg`), `new ${i}`);
  await writeFile(join(here, 'failing/good.jpg'), 'good');
  await writeFile(join(here, 'failing/Thumbs.db'), 'junk');
  const put = (i: number) =>
    storage.originals.put(`below/failing/${i}.jpg`, Buffer.from(`old ${i}`), { contentType: 'image/jpeg' });
  for (let i = 10; i < 35; i++) await put(i);

  const first = await result(upload(['failing', '--to', 'below', '--json']));
  expect(first).toMatchObject({ code: 1, json: { sent: { files: 1 }, other: { files: 25, bytes: 150 }, junk: 1 } });
  expect(first.stderr.match(/The library has another file/g)).toHaveLength(20);
  const list: string = first.json.failures;
  expect(first.stderr).toContain(`npm run upload -- --from '${list}'`);
  const lines = (await readFile(list, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(25);
  expect(lines).toContainEqual({
    path: join(here, 'failing/10.jpg'),
    name: 'below/failing/10.jpg',
    why: expect.stringContaining('The library has another file named below/failing/10.jpg'),
  });

  const dry = await result(upload(['--from', list, '--replace', '--dry-run', '--json']));
  expect(dry).toMatchObject({ code: 0, json: { replaced: { files: 25 }, sentBytes: 0, dryRun: true, failures: null } });
  expect(dry.stdout).toContain('would be put over other content  25 files');
  const second = await result(upload(['--from', list, '--replace', '--json']));
  expect(second).toMatchObject({ code: 0, json: { replaced: { files: 25 }, same: { files: 0 } } });
  expect(await storage.originals.head('below/failing/10.jpg')).toMatchObject({ md5: md5('new 10') });
});

test('what failed of a Takeout has its time of capture in the later run, too', SLOW, async () => {
  await mkdir(join(here, 'album'));
  await writeFile(join(here, 'album/a.jpg'), 'picture');
  await writeFile(join(here, 'album/a.jpg.json'), sidecarText({ title: 'a.jpg' }));
  await storage.originals.put('album/a.jpg', Buffer.from('another'), { contentType: 'image/jpeg' });
  const first = await result(upload(['album', '--json']));
  expect(first.json).toMatchObject({ other: { files: 1 } });
  await result(upload(['--from', first.json.failures, '--replace', '--json']));
  const { metadata } = (await storage.originals.head('album/a.jpg')) as BlobProperties;
  expect(new Date(metadata.originaltime ?? '').toISOString()).toBe('2019-06-08T13:20:00.000Z');
});

test('where no disk takes the list of what fails, all is said, and the others are sent', SLOW, async () => {
  await mkdir(join(here, 'unlisted'));
  for (let i = 10; i < 35; i++) await symlink('nowhere', join(here, `unlisted/${i}.jpg`));
  await writeFile(join(here, 'unlisted/good.jpg'), 'good');
  const nowhere = join(here, 'unlisted/good.jpg');
  const { code, json, stderr } = await result(
    run('upload.ts', [join(here, 'unlisted'), '--json'], {
      ...{ IRONVIPER_STORAGE: azurite.account(), INIT_CWD: nowhere, TMPDIR: nowhere },
    }),
  );
  expect({ code, json }).toMatchObject({
    code: 1,
    json: { sent: { files: 1 }, failed: { files: 25 }, failures: null },
  });
  expect(stderr.match(/It is a link to nowhere/g)).toHaveLength(25);
  expect(stderr).toContain('25 problems could not be written to a file');
});

test('Ctrl-C ends a large file at its next block; run again, what was there is not sent again', SLOW, async () => {
  await writeFile(join(here, 'film.mov'), Buffer.alloc(LARGE, 'film'));
  let stop = () => {};
  const account = await behind(async ({ target }, forward) => {
    const answer = await forward();
    if (target.includes('comp=block&')) stop();
    return answer;
  });
  const first = upload(['film.mov', '--json'], account);
  stop = () => first.signal('SIGINT');
  const stopped = await result(first);
  expect(stopped).toMatchObject({ code: 1, json: { sent: { files: 0 }, failed: { files: 0 }, stopped: true } });
  expect(stopped.stderr).toContain('run the same again');
  expect(await storage.originals.head('film.mov')).toBe('missing');

  const { code, json, stdout } = await result(upload(['film.mov', '--json']));
  expect({ code, json }).toMatchObject({ code: 0, json: { sent: { files: 1, bytes: LARGE } } });
  expect(json.stagedBytes).toBeGreaterThan(0);
  expect(json.sentBytes).toBe(LARGE - json.stagedBytes);
  expect(stopped.json.sentBytes).toBe(json.stagedBytes);
  expect(stdout).toContain('MB were there from an interrupted run');
});

test('a line that is cut in the middle is waited for', SLOW, async () => {
  await mkdir(join(here, 'cut'));
  for (let i = 0; i < 30; i++) await writeFile(join(here, `cut/${i}.jpg`), `${i}`);
  await writeFile(join(here, 'cut/z.mov'), Buffer.alloc(LARGE, 'z'));
  let puts = 0;
  let silent = 0;
  const account = await behind(async ({ method }, forward) => {
    if (method === 'PUT') puts += 1;
    // Long enough to wear out the client's own tries.
    if (puts > 10 && silent < 40) {
      silent += 1;
      return undefined;
    }
    return forward();
  });
  const { code, json, stderr } = await result(upload(['cut', '--json'], account));
  expect({ code, json }).toMatchObject({
    code: 0,
    json: { sent: { files: 31 }, failed: { files: 0 }, failures: null },
  });
  expect(stderr).not.toContain('.jpg:');
});

test('a refusal is not waited for', SLOW, async () => {
  await mkdir(join(here, 'refused'));
  for (let i = 0; i < 30; i++) await writeFile(join(here, `refused/${i}.jpg`), `${i}`);
  const headers = ['x-ms-error-code', 'AuthorizationPermissionMismatch'];
  const refusal = { status: 403, headers, body: Buffer.alloc(0) };
  const account = await behind(async ({ method }, forward) => (method === 'PUT' ? refusal : forward()));
  const { code, json, stderr } = await result(upload(['refused', '--json'], account));
  expect({ code, json }).toMatchObject({ code: 1, json: { sent: { files: 0 }, stopped: true } });
  expect(stderr).toContain('lacks the role');
});

test('a file that is written to while it is read is said, and sent as it is in the end', SLOW, async () => {
  const path = join(here, 'growing.mov');
  await writeFile(path, Buffer.alloc(LARGE, 'x'));
  let writes = 0;
  const account = await behind(async ({ target }, forward) => {
    if (target.includes('comp=block&') && writes === 0) {
      writes += 1;
      await appendFile(path, 'more');
    }
    return forward();
  });
  const { code, stderr, json } = await result(upload(['growing.mov', '--json'], account));
  expect(stderr).toContain('growing.mov: It changed while it was being read: sending it again.');
  expect({ code, json }).toMatchObject({ code: 0, json: { sent: { files: 1 }, changed: { files: 0 } } });
  expect(await storage.originals.head('growing.mov')).toMatchObject({ bytes: LARGE + 4 });
});

test('wrong use is told before anything is sent', SLOW, async () => {
  const wrong: [string[], string][] = [
    [[], 'Say which files or folders to upload.'],
    [['x', '--concurrency', '65'], '--concurrency takes a whole number from 1 to 64.'],
    [['x', '--concurrency', 'many'], '--concurrency takes a whole number from 1 to 64.'],
    [['nothing-here'], 'No such file or folder: nothing-here'],
    [['--from', 'nothing-here'], 'The list of failures can not be read'],
  ];
  await Promise.all(
    wrong.map(async ([args, words]) => {
      const { code, stdout, stderr } = await upload(args).ended;
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(words);
    }),
  );
});
