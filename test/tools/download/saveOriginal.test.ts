/** One original onto the disk: whole, verified, in its place, and nothing else touched. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idOf } from '../../../core/id.ts';
import { recordName } from '../../../core/names.ts';
import { locateIn } from '../../../tools/download/locate.ts';
import { claimPart, PARTS } from '../../../tools/download/parts.ts';
import { aRecord } from '../../rules/aRecord.ts';
import { scene, sha256 } from './saving.ts';

const MTIME = '2019-07-05T14:30:00.123+02:00';

function put(name: string, content: string, metadata: Record<string, string> = {}) {
  return { name, content, metadata: { sourcesha256: sha256(content), mtime: MTIME, ...metadata } };
}

async function with1(content = 'picture', metadata: Record<string, string> = {}) {
  const made = await scene();
  const { metadata: all } = put('trip/1.jpg', content, metadata);
  await made.put('trip/1.jpg', content, all);
  return made;
}

test('it comes under its name, with its content and its time, and leaves nothing half done', async () => {
  const { root, save, files, text } = await with1();
  expect(await save('trip/1.jpg')).toMatchObject({ how: 'fetched', verified: true });
  expect(await text('trip/1.jpg')).toBe('picture');
  expect((await lstat(join(root, 'trip/1.jpg'))).mtime.toISOString()).toBe('2019-07-05T12:30:00.123Z');
  expect(await files()).toEqual(['out/trip/1.jpg']);
});

test('a time that is none is that of its coming to the library', async () => {
  for (const mtime of ['yesterday', '2019-02-30T99:00:00Z', '+275760-09-13T00:00:00Z', '2019-07-05T14:30:00', '1e9']) {
    const { root, save } = await with1('picture', { mtime });
    await save('trip/1.jpg');
    expect((await lstat(join(root, 'trip/1.jpg'))).mtime.toISOString(), mtime).toBe('2026-07-01T00:00:00.000Z');
  }
});

test('with its size and time on the disk it is not fetched again', async () => {
  const { save, came } = await with1();
  await save('trip/1.jpg');
  expect(await save('trip/1.jpg')).toMatchObject({ how: 'same' });
  expect(came()).toBe('picture'.length);
});

test('of another time but the same content it is not fetched again', async () => {
  const { root, save, came } = await with1();
  await save('trip/1.jpg');
  await utimes(join(root, 'trip/1.jpg'), 1, 1);
  expect(await save('trip/1.jpg', { replace: true })).toMatchObject({ how: 'same' });
  expect(came()).toBe('picture'.length);
});

test('another file in its place stays, unless it is to be replaced', async () => {
  for (const theirs of ['a longer one', 'PICTURE']) {
    const { root, save, text, came } = await with1();
    await mkdir(join(root, 'trip'));
    await writeFile(join(root, 'trip/1.jpg'), theirs);
    expect(await save('trip/1.jpg')).toEqual({ how: 'other' });
    expect([await text('trip/1.jpg'), came()]).toEqual([theirs, 0]);
    expect(await save('trip/1.jpg', { replace: true })).toMatchObject({ how: 'replaced' });
    expect(await text('trip/1.jpg')).toBe('picture');
  }
});

test('a link in its place is replaced itself: what it leads to stays', async () => {
  const { root, save, text } = await with1();
  await mkdir(join(root, 'trip'));
  await writeFile(join(root, '../outside'), 'theirs');
  await symlink('../../outside', join(root, 'trip/1.jpg'));
  expect(await save('trip/1.jpg')).toEqual({ how: 'other' });
  await save('trip/1.jpg', { replace: true });
  expect([await text('../outside'), await text('trip/1.jpg')]).toEqual(['theirs', 'picture']);
});

test('what is not what its uploader read, or what its record or the storage says, is not kept', async () => {
  const uploader = await with1('picture', { sourcesha256: sha256('another') });
  expect(await uploader.save('trip/1.jpg')).toEqual({ how: 'wrong' });
  expect(await uploader.files()).toEqual([]);

  const record = await with1('picture', { sourcesha256: 'no hash' });
  await putRecord(record, sha256('another'));
  expect(await record.save('trip/1.jpg')).toEqual({ how: 'wrong' });
  await putRecord(record, sha256('picture'));
  expect(await record.save('trip/1.jpg')).toMatchObject({ how: 'fetched', verified: true });

  const md5 = await with1('picture', { sourcesha256: 'no hash' });
  const listedWith = async (content: string) => {
    const list = md5.storage.originals.list;
    const hex = createHash('md5').update(content).digest('hex');
    md5.storage.originals.list = async function* (prefix) {
      for await (const original of list(prefix)) yield { ...original, md5: hex };
    };
    return md5.save('trip/1.jpg');
  };
  expect(await listedWith('another')).toEqual({ how: 'wrong' });
  expect(await listedWith('picture')).toMatchObject({ how: 'fetched', verified: true });
});

async function putRecord({ storage }: Awaited<ReturnType<typeof scene>>, sha: string, etag?: string): Promise<void> {
  const there = await storage.originals.head('trip/1.jpg');
  if (there === 'missing') throw new Error('no original');
  const record = aRecord({ name: 'trip/1.jpg', etag: etag ?? there.etag, sha256: sha });
  const bytes = Buffer.from(JSON.stringify(record));
  await storage.records.put(recordName(record.id), bytes, { contentType: 'application/json' });
}

test('a record of another version says nothing: what nobody knows the hash of is kept, and said', async () => {
  const made = await with1('picture', { sourcesha256: '' });
  const { originals } = made.storage;
  const list = originals.list;
  originals.list = async function* (prefix) {
    for await (const { md5: _, ...original } of list(prefix)) yield original;
  };
  await putRecord(made, sha256('another'), 'older');
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched', verified: false });
  expect(await made.text('trip/1.jpg')).toBe('picture');
});

test('a record that can not be read says nothing either: the original is what counts', async () => {
  const made = await with1('picture', { sourcesha256: '' });
  await made.storage.records.put(recordName(idOf('trip/1.jpg')), Buffer.from('half a rec'), {
    contentType: 'text/plain',
  });
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched', verified: true });
  await made.storage.records.put(recordName(idOf('trip/1.jpg')), Buffer.from('{"schema":99}'), {
    contentType: 'text/plain',
  });
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'same' });
});

/** What a run that is gone left: a part, under the number of a process that no machine has. */
async function halfDone({ root, storage }: Awaited<ReturnType<typeof scene>>, content: string): Promise<string> {
  const original = await storage.originals.head('trip/1.jpg');
  if (original === 'missing') throw new Error('no original');
  const part = (await claimPart(root, original)).replace(/\d+$/, '4194304');
  await writeFile(part, content);
  return part;
}

test('it goes on where a run that is gone ended', async () => {
  const content = 'x'.repeat(1_000_000);
  const made = await with1(content);
  await halfDone(made, content.slice(0, 600_000));
  const before = made.came();
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched', verified: true });
  expect(made.came() - before).toBe(400_000);
  expect(await made.text('trip/1.jpg')).toBe(content);
});

test('a part that is whole takes no call', async () => {
  const made = await with1();
  await halfDone(made, 'picture');
  made.storage.originals.readFrom = () => Promise.reject(new Error('asked'));
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched' });
});

test('a part that was spoilt on the disk, or is too long, is fetched anew', async () => {
  for (const spoilt of ['pic\0\0', 'PICTURE', 'picture and more']) {
    const made = await with1();
    await halfDone(made, spoilt);
    expect(await made.save('trip/1.jpg'), spoilt).toMatchObject({ how: 'fetched', verified: true });
    expect(await made.text('trip/1.jpg')).toBe('picture');
    expect(await made.files()).toEqual(['out/trip/1.jpg']);
  }
});

test('a link in place of a part is not written through', async () => {
  // No shorter than the link itself, which would pass for a part.
  const content = 'a picture that is large';
  const made = await with1(content);
  const part = await halfDone(made, '');
  await unlink(part);
  await writeFile(join(made.root, '../outside'), 'pic');
  await symlink('../../outside', part);
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched', verified: true });
  expect([await made.text('../outside'), await made.text('trip/1.jpg')]).toEqual(['pic', content]);
});

test('of two runs at once the later leaves no part behind', async () => {
  for (const [theirs, how] of [
    ['picture', 'same'],
    ['another', 'other'],
  ] as const) {
    const made = await with1();
    const takePlace: typeof made.takePlace = async (part, located, modifiedAt) => {
      await mkdir(join(made.root, 'trip'));
      await writeFile(located.path, theirs);
      return made.takePlace(part, located, modifiedAt);
    };
    expect(await made.save('trip/1.jpg', { takePlace })).toMatchObject({ how });
    expect([await made.files(), await made.text('trip/1.jpg')]).toEqual([['out/trip/1.jpg'], theirs]);
  }
});

test('a part of another version goes', async () => {
  const made = await with1();
  await halfDone(made, 'pic');
  await made.put('trip/1.jpg', 'a newer one', { mtime: MTIME });
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched' });
  expect(await made.text('trip/1.jpg')).toBe('a newer one');
  expect(await made.files()).toEqual(['out/trip/1.jpg']);
});

test('the part of a run that is alive is left to it', async () => {
  const made = await with1();
  const part = await halfDone(made, 'pic');
  // Whoever started us lives as long as we do.
  const theirs = part.replace(/\d+$/, String(process.ppid));
  await rename(part, theirs);
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched' });
  expect(await readFile(theirs, 'utf8')).toBe('pic');
});

test('it is begun anew if it changes while it is read, also midway, and given up if it never rests', async () => {
  const made = await with1();
  const { originals } = made.storage;
  const { readFrom } = originals;
  let changes = 1;
  const changing: typeof readFrom = async (name, etag, from) => {
    if (changes === 0) return readFrom(name, etag, from);
    changes -= 1;
    await made.put('trip/1.jpg', `${changes} changes to come`, { mtime: MTIME });
    if (changes % 2 === 0) return readFrom(name, etag, from);
    const properties = await originals.head(name);
    if (properties === 'missing') return properties;
    const body = (async function* () {
      yield Buffer.from('pi');
      throw new Error('412 ConditionNotMet');
    })();
    return { ...properties, body, close: () => {} };
  };
  originals.readFrom = changing;
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched' });
  expect(await made.text('trip/1.jpg')).toBe('0 changes to come');
  changes = 2;
  await made.put('trip/1.jpg', 'picture');
  await unlink(join(made.root, 'trip/1.jpg'));
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'fetched' });
  expect(await made.text('trip/1.jpg')).toBe('0 changes to come');
  changes = Number.POSITIVE_INFINITY;
  await made.put('trip/1.jpg', 'other');
  expect(await made.save('trip/1.jpg', { replace: true })).toEqual({ how: 'restless' });
});

test('deleted since it was listed, it is said to be gone', async () => {
  const made = await with1();
  const { remove, readFrom } = made.storage.originals;
  made.storage.originals.readFrom = async (name, etag, from) => {
    await remove(name);
    return readFrom(name, etag, from);
  };
  expect(await made.save('trip/1.jpg')).toEqual({ how: 'gone' });
  expect(await made.files()).toEqual([]);
});

const HOSTILE = [
  '../etc/x',
  'trip/../../etc/x',
  '..',
  '.',
  'trip/./x',
  '/etc/x',
  '//etc/x',
  'a//b',
  'trip/',
  'nul\0.jpg',
  `${'n'.repeat(256)}.jpg`,
  `${'deep/'.repeat(1000)}x`,
  `${PARTS}/x`,
  'C:\\x',
  '..\\..\\x',
];

test('in the archive tier, nobody can read it; what the disk has of it already is there', async () => {
  const made = await with1();
  await made.save('trip/1.jpg');
  made.storage.originals.archive('trip/1.jpg');
  const list = made.storage.originals.list;
  made.storage.originals.list = async function* (prefix) {
    for await (const original of list(prefix)) yield { ...original, tier: 'Archive' };
  };
  expect(await made.save('trip/1.jpg')).toMatchObject({ how: 'same' });
  await unlink(join(made.root, 'trip/1.jpg'));
  expect(await made.save('trip/1.jpg')).toEqual({ how: 'archived' });
});

test('no name leads out of the folder, and what no disk can hold comes under its id', async () => {
  const made = await scene();
  const { originals } = made.storage;
  const { readFrom } = originals;
  for (const name of HOSTILE) {
    // An uploader of ours could not put these; others can.
    await made.put('stand-in', name, { sourcesha256: sha256(name) });
    const original = await originals.head('stand-in');
    if (original === 'missing') throw new Error('no original');
    originals.list = async function* () {
      yield { ...original, name };
    };
    originals.readFrom = (_, etag, from) => readFrom('stand-in', etag, from);
    const saved = await made.save(name);
    const isDots = name.split('/').some((segment) => segment === '.' || segment === '..');
    expect(saved.how, name).toBe(isDots ? 'nameless' : 'fetched');
    if ('path' in saved) expect(await readFile(saved.path, 'utf8'), name).toBe(name);
    expect((await made.save(name)).how, name).toBe(isDots ? 'nameless' : 'same');
  }
  const files = await made.files();
  expect(files.filter((file) => !file.startsWith('out/unnameable/'))).toEqual(['out/..\\..\\x', 'out/C:\\x']);
  const names = (await made.text('unnameable/names.jsonl')).trim().split('\n');
  const noted = new Map(names.map((line) => JSON.parse(line)).map(({ name, file }) => [name, file]));
  expect(noted.get('/etc/x')).toBe(idOf('/etc/x'));
  expect(noted.get('nul\0.jpg')).toBe(`${idOf('nul\0.jpg')}.jpg`);
  expect(names).toHaveLength(HOSTILE.length - 7);
});

test('originals with names of our own folders spoil nothing there, and are not spoilt', async () => {
  const made = await scene();
  const names = ['a//b', 'unnameable/names.jsonl', `Unnameable/${idOf('a//b')}`, 'unnameable', '.Ironviper-parts/x'];
  for (const name of names) await made.put(name, `content of ${name}`);
  for (const name of names)
    expect(await made.save(name), name).toMatchObject({ how: 'fetched', refused: expect.any(String) });
  for (const name of names) expect(await made.save(name, { replace: true }), name).toMatchObject({ how: 'same' });
  const noted = (await made.text('unnameable/names.jsonl')).trim().split('\n');
  expect(noted.map((line) => JSON.parse(line).name)).toEqual(names);
});

test('what comes under its id has its name noted first, and never through a link', async () => {
  const made = await scene();
  await made.put('a//b', 'content');
  await expect(made.save('a//b', { takePlace: () => Promise.reject(new Error('killed')) })).rejects.toThrow('killed');
  expect(await made.text('unnameable/names.jsonl')).toContain('"name":"a//b"');

  await unlink(join(made.root, 'unnameable/names.jsonl'));
  await writeFile(join(made.root, '../outside'), 'theirs');
  await symlink('../../outside', join(made.root, 'unnameable/names.jsonl'));
  await expect(made.save('a//b')).rejects.toThrow('ELOOP');
  expect(await made.text('../outside')).toBe('theirs');
});

test('a file and a folder of one name both come, whichever is first', async () => {
  for (const order of [
    ['a', 'a/b'],
    ['a/b', 'a'],
  ]) {
    const made = await scene();
    for (const name of order) await made.put(name, `content of ${name}`);
    for (const name of order) expect((await made.save(name)).how).toBe('fetched');
    const [first = '', second = ''] = order;
    expect(await made.text(first)).toBe(`content of ${first}`);
    expect(await made.text(`unnameable/${idOf(second)}`)).toBe(`content of ${second}`);
  }
});

test('a link among its folders is not followed out of the folder to fill, within it it is', async () => {
  const made = await with1();
  await mkdir(join(made.root, '../outside'));
  await mkdir(join(made.root, 'inside'));
  await symlink('../outside', join(made.root, 'trip'));
  await made.put('trip/deep/2.jpg', 'second');
  expect(await made.save('trip/1.jpg')).toMatchObject({
    how: 'fetched',
    refused: expect.stringContaining('leads out'),
  });
  expect(await made.save('trip/deep/2.jpg')).toMatchObject({ refused: expect.stringContaining('leads out') });
  await unlink(join(made.root, 'trip'));
  await symlink('inside', join(made.root, 'trip'));
  expect(await made.save('trip/1.jpg')).not.toHaveProperty('refused');
  expect(await made.text('inside/1.jpg')).toBe('picture');
  expect((await made.files()).filter((file) => file.startsWith('outside'))).toEqual([]);
});

test('of two that the disk takes for one, coming at once, neither is overwritten', async () => {
  const made = await scene();
  // Two names of one folder are what a disk does that is indifferent to case.
  await mkdir(join(made.root, 'trip'));
  await symlink('trip', join(made.root, 'TRIP'));
  await made.put('trip/1.jpg', 'small');
  await made.put('TRIP/1.jpg', 'LARGER');
  const hows = await Promise.all([made.save('trip/1.jpg'), made.save('TRIP/1.jpg')]);
  expect(hows.map(({ how }) => how).sort()).toEqual(['fetched', 'other']);
  expect(await made.text('trip/1.jpg')).toBe(hows[0]?.how === 'fetched' ? 'small' : 'LARGER');
});

test('a name that the disk takes for another one comes under its id', async () => {
  const { root } = await scene();
  await writeFile(join(root, 'a.jpg'), 'small');
  // Where no disk here is indifferent to case: Linux has every thread under its number, but lists whole processes alone.
  const threads = process.platform === 'linux' ? await readdir('/proc/self/task') : [];
  const thread = threads.find((number) => number !== String(process.pid));
  const [disk, name] = thread === undefined ? [root, 'A.JPG'] : ['/proc', `${thread}/comm`];
  const original = { name, etag: '1', bytes: 5000, contentType: '', modifiedAt: MTIME, metadata: {} };
  expect(await locateIn(disk)(original)).toMatchObject({
    standing: 'absent',
    refused: expect.stringContaining('but for case or accents'),
  });
});

test('a dry run touches nothing', async () => {
  const made = await with1();
  expect(await made.save('trip/1.jpg', { dryRun: true })).toMatchObject({ how: 'fetched' });
  expect([await made.files(), made.came()]).toEqual([[], 0]);
});
