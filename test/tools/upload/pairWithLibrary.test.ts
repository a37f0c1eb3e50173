/** Each file of a walk comes with what the library has under its name. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { azureBlobs } from '../../../core/azure/blobs.ts';
import type { Blobs } from '../../../core/blobs.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Found } from '../../../tools/upload/found.ts';
import { type Paired, pairWithLibrary } from '../../../tools/upload/pairWithLibrary.ts';
import { walk } from '../../../tools/upload/walk.ts';
import { useAzurite } from '../../azurite.ts';
import { all } from '../../rules/library/records.ts';
import { folder } from '../program.ts';
import { someNames, writeSomeNames } from './someNames.ts';

const azurite = useAzurite();

async function openBlobs(): Promise<Blobs> {
  const container = azurite.clients().container(azurite.name());
  await container.create();
  return azureBlobs(container);
}

const put = (blobs: Blobs, name: string) => blobs.put(name, Buffer.from(name), { contentType: 'text/plain' });

/** What of the blobs is asked for. */
function counted(blobs: Blobs) {
  const asked: string[] = [];
  const counting: Blobs = {
    ...blobs,
    head: (name) => {
      asked.push(`head ${name}`);
      return blobs.head(name);
    },
    list: (prefix) => {
      asked.push(`list ${prefix}`);
      return blobs.list(prefix);
    },
  };
  return { counting, asked };
}

const theresOf = (things: Paired[]) =>
  things.flatMap((thing) => {
    if (thing.kind !== 'file') return [];
    return [[thing.name, typeof thing.there === 'string' ? thing.there : thing.there.name]];
  });

test('hostile and foreign names are all found again by one listing, which has the order of the walk', async () => {
  const root = { path: join(await folder(), 'Ünï cödé 😀'), name: 'Ünï cödé 😀' };
  await writeSomeNames(root.path);
  const names = [...someNames().keys()].map((name) => `${root.name}/${name}`).sort();
  const blobs = await openBlobs();
  const half = names.filter((_, index) => index % 2 === 0);
  for (const name of [
    ...half,
    `${root.name}.jpg`,
    `${root.name}0/1.jpg`,
    `${root.name}/not here.jpg`,
    'before',
    '😀',
  ]) {
    await put(blobs, name);
  }
  const { counting, asked } = counted(blobs);
  const things = await all(pairWithLibrary(walk([root]), counting));
  expect(theresOf(things)).toEqual(names.map((name, index) => [name, index % 2 === 0 ? name : 'missing']));
  expect(asked).toEqual([`list ${root.name}/`]);
  const listed = (await all(blobs.list(`${root.name}/`))).map(({ name }) => name);
  expect(listed.filter((name) => !name.endsWith('not here.jpg'))).toEqual(half);
});

const file = (name: string): Found => ({ kind: 'file', path: `/${name}`, name, bytes: 1, modifiedAt: new Date(0) });
const enter = (name: string): Found => ({ kind: 'enter', path: `/${name}`, name, entries: [] });
const leave = (name: string): Found => ({ kind: 'leave', path: `/${name}` });

async function* stream(...things: Found[]): AsyncGenerator<Found> {
  yield* things;
}

test('each folder that was named is listed once, with those in it; a file that was named is not asked for', async () => {
  const blobs = await openBlobs();
  for (const name of ['a/1', 'a/b/2', 'c', 'd/3']) await put(blobs, name);
  const { counting, asked } = counted(blobs);
  const one = [enter('a'), file('a/1'), enter('a/b'), file('a/b/2'), leave('a/b'), file('a/c'), leave('a')];
  const notice: Found = { kind: 'notice', path: '/x', message: 'x' };
  const found = [notice, file('c'), ...one, enter('d'), file('d/3'), leave('d'), ...one, file('d/3')];
  const things = await all(pairWithLibrary(stream(...found), counting));
  const inA = [
    ['a/1', 'a/1'],
    ['a/b/2', 'a/b/2'],
    ['a/c', 'missing'],
  ];
  expect(theresOf(things)).toEqual([['c', 'unasked'], ...inA, ['d/3', 'd/3'], ...inA, ['d/3', 'unasked']]);
  expect(asked).toEqual(['list a/', 'list d/', 'list a/']);
  expect(things.map(({ kind }) => kind)).toEqual(found.map(({ kind }) => kind));
});

test('the root of a disk is paired with the whole library', async () => {
  const blobs = await openBlobs();
  for (const name of ['a', 'b/1']) await put(blobs, name);
  const things = await all(
    pairWithLibrary(stream(enter(''), file('a'), enter('b'), file('b/1'), leave('b'), leave('')), blobs),
  );
  expect(theresOf(things)).toEqual([
    ['a', 'a'],
    ['b/1', 'b/1'],
  ]);
});

test('an outage ends it, unless somebody insists', async () => {
  const blobs = await openBlobs();
  for (const name of ['a/1', 'a/3']) await put(blobs, name);
  let broken = 0;
  const flaky: Blobs = {
    ...blobs,
    async *list(prefix) {
      for await (const item of blobs.list(prefix)) {
        if (broken++ < 2) throw new OutageError('storage', 'no answer');
        yield item;
      }
    },
  };
  const found = () => stream(enter('a'), file('a/1'), file('a/2'), file('a/3'), leave('a'));
  await expect(all(pairWithLibrary(found(), flaky))).rejects.toThrow('no answer');
  broken = 0;
  const insist = async <T>(call: () => Promise<T>): Promise<T> => call().catch(() => insist(call));
  expect(theresOf(await all(pairWithLibrary(found(), flaky, insist)))).toEqual([
    ['a/1', 'a/1'],
    ['a/2', 'missing'],
    ['a/3', 'a/3'],
  ]);
  expect(broken).toBe(4);
});
