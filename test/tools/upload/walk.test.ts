/** What is found below the folders that a person named, and what is said of the rest. */
import { once } from 'node:events';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Found, Root } from '../../../tools/upload/found.ts';
import { walk } from '../../../tools/upload/walk.ts';
import { whyUnread } from '../../../tools/upload/whyUnread.ts';
import { all } from '../../rules/library/records.ts';
import { folder } from '../program.ts';
import { someNames, writeSomeNames } from './someNames.ts';

let root: Root;
beforeEach(async () => {
  root = { path: join(await folder(), 'root'), name: 'root' };
  await mkdir(root.path);
});

async function make(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root.path, path)), { recursive: true });
    await writeFile(join(root.path, path), path);
  }
}

const found = (...roots: Root[]) => all(walk(roots));

type Of<Kind> = Extract<Found, { kind: Kind }>;

async function only<Kind extends Found['kind']>(kind: Kind, ...roots: Root[]): Promise<Of<Kind>[]> {
  return (await found(...(roots.length > 0 ? roots : [root]))).filter(
    (thing): thing is Of<Kind> => thing.kind === kind,
  );
}

const filesOf = async (...roots: Root[]) => (await only('file', ...roots)).map(({ name }) => name);

/** Name or path, and message, of everything that is said. */
async function said(...roots: Root[]): Promise<Record<string, string>> {
  const things = await found(...(roots.length > 0 ? roots : [root]));
  return Object.fromEntries(
    things.flatMap((thing) => {
      if (thing.kind === 'problem') return [[thing.name, thing.message]];
      return thing.kind === 'notice' ? [[thing.path.slice(root.path.length + 1), thing.message]] : [];
    }),
  );
}

test('names begin with the name of the root, and keep every part of the path', async () => {
  await make('.hidden/2.jpg', '1.jpg', 'empty/x');
  await rm(join(root.path, 'empty/x'));
  expect(await filesOf(root)).toEqual(['root/.hidden/2.jpg', 'root/1.jpg']);
  expect(await filesOf({ ...root, name: 'to/there' })).toEqual(['to/there/.hidden/2.jpg', 'to/there/1.jpg']);
  // The root of a disk.
  expect(await filesOf({ ...root, name: '' })).toEqual(['.hidden/2.jpg', '1.jpg']);
  expect(await filesOf({ path: join(root.path, '1.jpg'), name: 'one.jpg' })).toEqual(['one.jpg']);
});

test('names of any script come as they are, in the order of their UTF-16 units', async () => {
  await writeSomeNames(root.path);
  expect(someNames().size).toBeGreaterThan(200);
  expect(await filesOf(root)).toEqual([...someNames().keys()].map((name) => `root/${name}`).sort());
  expect(await only('problem')).toEqual([]);
});

test('a folder is entered before and left after all that is in it, and tells its entries without junk', async () => {
  await make('b/2.jpg', 'b/Thumbs.db', 'a.jpg', 'c/d/3.jpg');
  const story = (await found(root)).map((thing) => {
    if (thing.kind === 'enter') return `enter ${thing.name}: ${thing.entries.join(' ')}`;
    return thing.kind === 'file' ? thing.name : `${thing.kind} ${thing.path.slice(root.path.length - 'root'.length)}`;
  });
  expect(story).toEqual([
    'enter root: a.jpg b c',
    'root/a.jpg',
    'enter root/b: 2.jpg',
    'junk root/b/Thumbs.db',
    'root/b/2.jpg',
    'leave root/b',
    'enter root/c: d',
    'enter root/c/d: 3.jpg',
    'root/c/d/3.jpg',
    'leave root/c/d',
    'leave root/c',
    'leave root',
  ]);
});

test('what systems leave is junk, and whatever is in it; what only looks like it is not', async () => {
  const junk = [
    '.DS_Store',
    'Thumbs.db',
    'THUMBS.DB',
    'ehthumbs.db',
    'Desktop.ini',
    '._IMG_1.JPG',
    'Icon\r',
    '.Trash-1000/1.jpg',
    '.trashed-1700000000-IMG_1.jpg',
    '.pending-1700000000-IMG_2.jpg',
    'x.jpg@SynoEAStream',
    '@eaDir/1.jpg/SYNOPHOTO_THUMB_XL.jpg',
    '.Spotlight-V100/store',
    '.Trashes/501/1.jpg',
    '.fseventsd/log',
    '.TemporaryItems/x',
    '__MACOSX/._1.jpg',
    '.AppleDouble/1.jpg',
    '#recycle/1.jpg',
    '$RECYCLE.BIN/1.jpg',
    'System Volume Information/x',
    '.thumbnails/1.jpg',
    'lost+found/#1',
    '.nomedia',
    'RECYCLER/1.jpg',
    'ironviper-upload-failures-2026-11-21T20-16-39-022Z.jsonl',
  ];
  const kept = ['Thumbs.db.jpg', 'IMG._1.jpg', '_1.jpg', 'Icon', 'Recycled/1.jpg', 'eaDir/1.jpg', 'trash/1.jpg'];
  // What every object has is no junk either.
  await make(...junk, ...kept, 'constructor', '__proto__/1.jpg');
  expect(await filesOf(root)).toEqual([...kept, 'constructor', '__proto__/1.jpg'].map((name) => `root/${name}`).sort());
  const skipped = await only('junk');
  const tops = junk.map((name) => join(root.path, name.split('/')[0] ?? ''));
  expect(skipped.map(({ path }) => path).sort()).toEqual(tops.sort());
  expect(skipped.every(({ what }) => what.length > 5)).toBe(true);
});

test('what a person names is sent, even if it looks like junk', async () => {
  await make('@eaDir/1.jpg', '@eaDir/.DS_Store', 'Thumbs.db');
  const named = (name: string) => ({ path: join(root.path, name), name });
  expect(await filesOf(named('@eaDir'), named('Thumbs.db'))).toEqual(['@eaDir/1.jpg', 'Thumbs.db']);
});

test('links are followed, but never round and round', async () => {
  await make('real/1.jpg');
  await symlink(join(root.path, 'real'), join(root.path, 'linked'));
  await symlink(join(root.path, 'real/1.jpg'), join(root.path, 'one.jpg'));
  await symlink(root.path, join(root.path, 'real/loop'));
  expect(await filesOf(root)).toEqual(['root/linked/1.jpg', 'root/one.jpg', 'root/real/1.jpg']);
  const loop = 'It leads back into a folder that it lies in, and is not followed.';
  expect(await said()).toEqual({ 'linked/loop': loop, 'real/loop': loop });
});

test('a link to a folder stands in the order where a folder does', async () => {
  await make('a-b', 'a0', 'far/x.jpg');
  await symlink('far', join(root.path, 'a'));
  expect(await filesOf(root)).toEqual(['root/a-b', 'root/a/x.jpg', 'root/a0', 'root/far/x.jpg']);
});

test('what is no file, or can not be reached, is said with what to do', async () => {
  await make('storage/__azurite_db_blob__.json', 'storage/__blobstorage__/1');
  await symlink('nothing', join(root.path, 'dangling'));
  await symlink('round', join(root.path, 'round'));
  const socket = createServer().listen(join(root.path, 'socket'));
  onTestFinished(() => void socket.close());
  await once(socket, 'listening');
  expect(await said()).toEqual({
    'root/dangling': 'It is a link to nothing, which is not there. Mend or remove it.',
    'root/round': 'It is a link that leads round in a circle. Mend or remove it.',
    'root/socket': 'It is neither a file nor a folder, but a pipe, a socket or a device.',
    'root/storage': 'It is the storage of a local stack.',
  });
  const gone = { path: join(root.path, 'gone.jpg'), name: 'gone.jpg' };
  expect(await said(gone)).toEqual({ 'gone.jpg': 'It is no longer there.' });
});

test('what the system refuses is said in words', async () => {
  const refused = (code: string) => Object.assign(new Error(`${code}: no, scandir '/x'`), { code });
  expect(await whyUnread('/x', refused('EACCES'))).toBe('You have no right to read it. Get it, and run this again.');
  expect(await whyUnread('/x', refused('EIO'))).toBe("The system could not read it: EIO: no, scandir '/x'");
});

test('a name that the storage would take for another, could not list or would refuse is said', async () => {
  await make('a\u0001.jpg', 'b\\c.jpg', 'back\\slash/1.jpg', 'd\te.jpg', 'f\ufffe.jpg', 'g\rh.jpg');
  await writeFile(Buffer.from(`${root.path}/\xff\xfe.jpg`, 'latin1'), '');
  await writeFile(join(root.path, '\ufffd.jpg'), '');
  const control = 'Its name has a control character, which the storage can not list. Rename it.';
  const backslash = 'The storage takes the backslash in its name for a slash. Rename it.';
  expect(await said()).toEqual({
    'root/a\u0001.jpg': control,
    'root/b\\c.jpg': backslash,
    'root/back\\slash': backslash,
    'root/f\ufffe.jpg': control,
    'root/g\rh.jpg': control,
    'root/\\xff\\xfe.jpg': 'Its name is no Unicode, here written in hex. Rename it.',
  });
  expect(await filesOf(root)).toEqual(['root/d\te.jpg', 'root/\ufffd.jpg']);
});

test('a name may have 1,024 UTF-16 units and 254 parts, as Azure has it, and no more', async () => {
  await make('😀.jpg', 'deep/x/y.jpg');
  const longest = 'n'.repeat(1024 - '/😀.jpg'.length);
  expect(await filesOf({ ...root, name: longest })).toContain(`${longest}/😀.jpg`);
  expect(await said({ ...root, name: `${longest}n` })).toEqual({
    [`${longest}n/😀.jpg`]: expect.stringContaining(
      'Its name would have 1,025 characters in the library, of at most 1,024.',
    ),
    [`${longest}n/deep/x`]: expect.stringContaining('1,024'),
  });
  const deepest = Array(251).fill('d').join('/');
  expect(await filesOf({ ...root, name: deepest })).toContain(`${deepest}/deep/x/y.jpg`);
  expect(await said({ ...root, name: `${deepest}/d` })).toEqual({
    [`${deepest}/d/deep/x/y.jpg`]: expect.stringContaining('It lies 254 folders deep in the library, of at most 253.'),
  });
});

test('names that another system takes for one are both found, and said', async () => {
  await make('a.jpg', 'A.JPG', 'caf\u00e9.jpg', 'cafe\u0301.jpg', 'ß.jpg', 'ss.jpg', 'b/a.jpg');
  expect(await filesOf(root)).toHaveLength(7);
  const onlyCase =
    'only in small and capital letters. Both are kept; on a Mac or under Windows they would be one file.';
  expect(await said()).toEqual({
    'a.jpg': `It differs from A.JPG ${onlyCase}`,
    'caf\u00e9.jpg':
      'It differs from cafe\u0301.jpg only in how its accents are written. Both are kept; on a Mac they would be one file.',
  });
});

test('roots of one name are found one after the other, and said before anything else', async () => {
  await make('one/DCIM/1.jpg', 'two/DCIM/1.jpg', 'two/DCIM/2.jpg');
  const roots = ['one', 'two'].map((phone) => ({ path: join(root.path, phone, 'DCIM'), name: 'DCIM' }));
  const [first] = await found(...roots);
  expect(first).toMatchObject({
    kind: 'notice',
    path: roots[1]?.path,
    message: expect.stringContaining(`${roots[0]?.path}`),
  });
  expect(await filesOf(...roots)).toEqual(['DCIM/1.jpg', 'DCIM/1.jpg', 'DCIM/2.jpg']);
});
