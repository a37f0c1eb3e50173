/** `npm run download` as people run it: a real process, a real Azurite, real files. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { ensureStorage } from '../../../core/azure/ensureStorage.ts';
import { openStorage } from '../../../core/azure/openStorage.ts';
import { recordName } from '../../../core/names.ts';
import type { State } from '../../../core/record.ts';
import { UNNAMEABLE } from '../../../tools/download/locate.ts';
import { PARTS } from '../../../tools/download/parts.ts';
import { wishOf } from '../../../tools/download/wish.ts';
import { useAzurite } from '../../azurite.ts';
import { aRecord } from '../../rules/aRecord.ts';
import { folder, run } from '../program.ts';
import { someNames } from '../upload/someNames.ts';
import { sha256 } from './saving.ts';
import { startTap } from './tap.ts';

const azurite = useAzurite();
const names = someNames();
const library = () => openStorage(azurite.account());

beforeAll(async () => {
  await ensureStorage(azurite.account());
});

async function put(name: string, content: Uint8Array | string, modifiedAt: Date): Promise<void> {
  const metadata = { sourcesha256: sha256(content), mtime: modifiedAt.toISOString() };
  await library().originals.put(name, Buffer.from(content), { contentType: 'image/jpeg', metadata });
}

function download(args: string[], account = azurite.account()) {
  return run('download.ts', args, { IRONVIPER_STORAGE: account });
}

async function finished(args: string[], account?: string) {
  const { code, stdout, stderr } = await download([...args, '--json'], account).ended;
  return { code, stderr, stdout, result: JSON.parse(stdout.trimEnd().split('\n').at(-1) || 'null') };
}

test('a tree of hostile and foreign names comes back byte for byte and name for name, and once', async () => {
  const [to, began] = [await folder(), Date.parse('2001-02-03T04:05:06.789Z')];
  const times = new Map([...names.keys()].map((name, index) => [name, new Date(began + index * 86_400_123)]));
  await Promise.all([...names].map(([name, bytes]) => put(`tree/${name}`, bytes, times.get(name)!)));

  const first = await finished(['--to', to, '--folder', 'tree/']);
  expect(first.result).toMatchObject({ fetched: { files: names.size }, refused: 0, unverified: 0, problems: 0 });
  expect(first.code).toBe(0);
  const found = await readdir(to, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.sort()).toEqual([...names.keys()].map((name) => join(to, 'tree', name)).sort());
  for (const [name, bytes] of names) {
    const path = join(to, 'tree', name);
    expect(Buffer.compare(await readFile(path), bytes), name).toBe(0);
    expect((await stat(path)).mtime, name).toEqual(times.get(name));
  }

  const second = await finished(['--to', to, '--folder', 'tree']);
  // A look whether anybody is there, and two listings.
  expect(second.result).toMatchObject({ same: { files: names.size }, fetchedBytes: 0, calls: 3, problems: 0 });
  expect(second.code).toBe(0);
});

test('it says what it does, and what is wrong: the result on stdout, the rest on stderr', async () => {
  const to = await folder();
  const time = new Date('2020-01-01T00:00:00Z');
  await put('said/1.jpg', 'one', time);
  await put('said/2.jpg', 'two', time);
  await put('said//3.jpg', 'three', time);
  const { originals } = library();
  const lie = { sourcesha256: sha256('another') };
  await originals.put('said/lie.jpg', Buffer.from('four'), { contentType: 'image/jpeg', metadata: lie });

  const dry = await download(['--to', join(to, 'new'), '--folder', 'said', '--dry-run']).ended;
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringMatching(/would be fetched +4 files +15 bytes/) });
  expect(await readdir(to)).toEqual([]);

  await put('said/other.jpg', 'theirs', time);
  await download(['--to', to, '--folder', 'said']).ended;
  await writeFile(join(to, 'said/other.jpg'), 'edited');
  const { code, stdout, stderr } = await download(['--to', to, '--folder', 'said']).ended;
  expect(code).toBe(1);
  expect(stderr).toContain('5 originals, 21 bytes; to come: 1 file, 4 bytes.');
  expect(stderr).toContain('nobody charges for it');
  expect(stderr).toMatch(/said\/other\.jpg: Another file is in its place/);
  expect(stderr).toMatch(/said\/lie\.jpg: What came is not what its uploader read/);
  expect(stdout).toMatch(/there already +3 files +11 bytes/);
  expect(stdout).toMatch(/other content is in their place +1 file +6 bytes/);
  expect(stdout).toMatch(/not the content that was uploaded +1 file +4 bytes/);
  expect(await readdir(to)).toEqual(['said', UNNAMEABLE]);
  expect(await readFile(join(to, 'said/other.jpg'), 'utf8')).toBe('edited');

  expect((await finished(['--to', to, '--folder', 'said', '--replace'])).result).toMatchObject({
    replaced: { files: 1, bytes: 6 },
  });
  expect(await readFile(join(to, 'said/other.jpg'), 'utf8')).toBe('theirs');
});

test('records come beside their files, new ones over old ones, but never in the place of anything else', async () => {
  const to = await folder();
  const long = `${'n'.repeat(250)}.jpg`;
  const time = new Date('2020-01-01T00:00:00Z');
  for (const name of ['1.jpg', '2.jpg', '2.jpg.ironviper.json', '3.jpg', long]) await put(`kept/${name}`, name, time);
  const putRecord = async (name: string, state: State) => {
    const record = aRecord({ name, state });
    const bytes = Buffer.from(JSON.stringify(record));
    await library().records.put(recordName(record.id), bytes, { contentType: 'application/json' });
    return record;
  };
  const record = await putRecord('kept/1.jpg', 'ok');
  await putRecord('kept/2.jpg', 'ok');
  const longOne = await putRecord(`kept/${long}`, 'ok');
  const args = ['--to', to, '--folder', 'kept', '--records'];
  const first = await finished(args);
  expect(first.result).toMatchObject({ fetched: { files: 5 }, records: { saved: 2, none: 2, taken: 1 }, problems: 1 });
  expect(first.stderr).toContain('kept/2.jpg: An original has the name of its record');
  const text = () => readFile(join(to, 'kept/1.jpg.ironviper.json'), 'utf8');
  expect(await text()).toBe(`${JSON.stringify(record, null, 2)}\n`);
  expect(await readFile(join(to, 'kept/2.jpg.ironviper.json'), 'utf8')).toBe('2.jpg.ironviper.json');
  const [atLast = ''] = await readdir(join(to, UNNAMEABLE));
  expect(JSON.parse(await readFile(join(to, UNNAMEABLE, atLast), 'utf8'))).toEqual(longOne);

  const changed = await putRecord('kept/1.jpg', 'degraded');
  expect((await finished(args)).result).toMatchObject({ same: { files: 5 }, records: { saved: 1, same: 1 } });
  expect(JSON.parse(await text())).toEqual(changed);
  await writeFile(join(to, 'kept/1.jpg.ironviper.json'), 'a diary');
  expect((await finished(args)).result).toMatchObject({ records: { other: 1, same: 1 } });
  expect(await text()).toBe('a diary');
});

test('called wrongly, nothing is done', async () => {
  const to = await folder();
  const wrong = [
    [{ all: true }, 'by --to'],
    [{ to }, 'either --folder or --all'],
    [{ to, all: true, folder: 'a' }, 'either --folder or --all'],
    [{ to, folder: '/' }, 'the whole library is --all'],
    [{ to, all: true, concurrency: '65' }, 'from 1 to 64'],
    [{ to, all: true, concurrency: 'x' }, 'from 1 to 64'],
  ] as const;
  for (const [said, words] of wrong) expect(() => wishOf(said, [])).toThrow(words);
  expect(() => wishOf({ to, all: true }, ['trip'])).toThrow('What is trip?');
  const nowhere = await download(['--to', join(to, 'new'), '--folder', 'nowhere']).ended;
  expect(nowhere).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no folder nowhere') });
  const file = await download(['--to', '/dev/null', '--all']).ended;
  expect(file).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('/dev/null is none') });
  expect(await readdir(to)).toEqual([]);
});

const LARGE = Buffer.alloc(24_000_000, 'a film, over and over. ');

/** A large one under way: some of it is on the disk, and no more comes. */
async function underWay() {
  const to = await folder();
  await put('large/film.mov', LARGE, new Date('2020-01-01T00:00:00Z'));
  await put('large/small.jpg', 'small', new Date('2020-01-01T00:00:00Z'));
  const tap = await startTap(azurite.account(), { path: 'film.mov', after: 10_000_000 });
  const program = download(['--to', to, '--folder', 'large'], tap.account);
  await tap.held;
  const parts = join(to, PARTS);
  const partBytes = async () => {
    const files = await readdir(parts);
    return files.length === 1 ? (await stat(join(parts, files[0]!))).size : 0;
  };
  // What is in pipes and buffers comes to rest.
  for (let last = -1, now = 0; now === 0 || now !== last; ) {
    await sleep(50);
    [last, now] = [now, await partBytes()];
  }
  return { to, tap, program, partBytes };
}

async function goesOn({ to, tap, partBytes }: Awaited<ReturnType<typeof underWay>>): Promise<void> {
  const there = await partBytes();
  expect(there).toBeGreaterThan(1_000_000);
  expect(await readdir(join(to, 'large'))).toEqual(['small.jpg']);
  tap.cut();
  const { code, result } = await finished(['--to', to, '--folder', 'large'], tap.account);
  expect(code).toBe(0);
  expect(result).toMatchObject({ fetched: { files: 1 }, same: { files: 1 }, fetchedBytes: LARGE.length - there });
  expect(tap.asked()).toEqual([expect.any(String), `bytes=${there}-`]);
  expect(Buffer.compare(await readFile(join(to, 'large/film.mov')), LARGE)).toBe(0);
  expect(await readdir(to)).toEqual(['large']);
}

test('killed midway and run again, it fetches nothing twice that is on the disk', async () => {
  const scene = await underWay();
  scene.program.signal('SIGKILL');
  await scene.program.ended;
  await goesOn(scene);
});

test('what has no room is said before anything is fetched, and programs are told, too', async () => {
  await put('roomy/1.jpg', 'picture', new Date());
  // No disk at all, and so without room.
  const to = process.platform === 'linux' ? '/proc' : '/dev';
  const { code, result, stderr } = await finished(['--to', to, '--folder', 'roomy']);
  expect(code).toBe(1);
  expect(stderr).toContain(`There is room for 0 bytes alone in ${to}: nothing was fetched.`);
  expect(result).toMatchObject({ fetched: { files: 0 }, toCome: { files: 1, bytes: 7 }, stopped: true });
});

test('stopped midway, it says so, keeps what has come, and goes on from there', async () => {
  const scene = await underWay();
  scene.program.signal('SIGINT');
  const { code, stderr, stdout } = await scene.program.ended;
  expect(code).toBe(1);
  expect(stderr).toContain('run the same again, and it goes on from here');
  expect(stdout).toMatch(/fetched +1 file +5 bytes/);
  await goesOn(scene);
});

test('a connection that is cut midway is taken up again where it was', async () => {
  const { to, tap, program } = await underWay();
  tap.cut();
  expect(await program.ended).toMatchObject({ code: 0 });
  expect(tap.asked()).toEqual([expect.any(String), expect.stringMatching(/^bytes=[1-9]\d{6,}-$/)]);
  expect(Buffer.compare(await readFile(join(to, 'large/film.mov')), LARGE)).toBe(0);
});
