import { expect, test } from 'vitest';
import type { Row } from '../../../web/upload/row.ts';
import { type Uploader, uploader } from '../../../web/upload/uploader.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { droppedEntries, manyFiles, type Tree } from './entries.ts';
import { digestOf, type FakeLibrary, fakeLibrary } from './fakeLibrary.ts';

function scene(library = fakeLibrary(), remembered: Row[] = []) {
  const clock = fakeClock();
  const hash = async (blob: Blob) => digestOf(await blob.text());
  const journal = { read: async () => remembered, note: () => {}, forget: () => {}, clear: () => {} };
  const seen = { ready: 0 };
  const onReady = () => {
    seen.ready += 1;
  };
  const page = uploader({ transport: library, hashes: { md5: hash, sha256: hash }, journal, clock, onReady });
  return { library, clock, page, seen };
}

const give = (page: Uploader, tree: Tree, folder = '') => page.add(droppedEntries(tree), folder);
const counts = ({ progress }: Uploader) =>
  Object.fromEntries(Object.entries(progress.value.counts).filter(([, count]) => count > 0));

/** A link that cuts the first answers it is asked for. */
function cutting(library: FakeLibrary, times: number): FakeLibrary {
  library.instead = async (name, request) => {
    if (times-- <= 0) return undefined;
    // The bytes arrived; that they did, did not.
    library.instead = () => undefined;
    await library.put(request);
    library.puts.push(name);
    return { status: 0, code: '' };
  };
  return library;
}

test('a folder is registered a hundred at a time, sent, and followed until it is ready', async () => {
  const { page, library, clock, seen } = scene();
  expect(await give(page, { trip: { ...manyFiles(200), deep: manyFiles(51) } }, '2019')).toBe(251);
  await clock.advance(1000);
  expect(counts(page)).toEqual({ sent: 251 });
  expect(library.files.get('2019/trip/deep/IMG_7.JPG')?.content).toBe('7');
  expect(Math.max(...library.calls)).toBe(100);
  await clock.advance(5000);
  expect(counts(page)).toEqual({ ready: 251 });
  expect(seen.ready).toBe(1);
  expect(page.progress.value.phase).toBe('idle');
});

test('the same folder again is already here, and not a byte is sent', async () => {
  const { page, library, clock } = scene();
  await give(page, { trip: manyFiles(251) });
  await clock.advance(1000);
  const before = library.bytesPut;
  await give(page, { trip: manyFiles(251) });
  await clock.advance(1000);
  expect(counts(page)).toEqual({ here: 251 });
  expect(library.bytesPut).toBe(before);
});

test('five files fail, and are sent when they are tried again', async () => {
  const { page, library, clock } = scene();
  let failures = 5;
  library.instead = () => (failures-- > 0 ? { status: 400, code: 'InvalidHeaderValue' } : undefined);
  await give(page, { trip: manyFiles(20) });
  await clock.advance(1000);
  expect(counts(page)).toEqual({ failed: 5, sent: 15 });
  expect(page.list(['failed'], 1)[0]).toMatchObject({ why: 'The storage refused it: 400 InvalidHeaderValue.' });
  page.retry();
  await clock.advance(10_000);
  expect(counts(page)).toEqual({ ready: 20 });
});

test('while the network is away nothing fails, however long it takes', async () => {
  const { page, library, clock } = scene();
  library.away = true;
  await give(page, { trip: manyFiles(10) });
  await clock.advance(600_000);
  expect(counts(page)).toEqual({ sending: 10 });
  expect(page.progress.value.trouble).toBe('The network is away');
  library.away = false;
  page.hurry();
  await clock.advance(1000);
  expect(counts(page)).toEqual({ sent: 10 });
});

test('a file whose answer was lost is ours, not somebody else’s', async () => {
  const { page, clock } = scene(cutting(fakeLibrary(), 1));
  await give(page, { '1.jpg': 'one' });
  await clock.advance(10_000);
  expect(counts(page)).toEqual({ ready: 1 });
});

test('where only the content tells, it is hashed: the same is here, another gets another name', async () => {
  const { page, library, clock } = scene();
  library.files.set('same.jpg', { content: 'aaa', modifiedAt: 'before' });
  library.files.set('other.jpg', { content: 'bbb', modifiedAt: 'before' });
  await give(page, { 'same.jpg': 'aaa', 'other.jpg': 'ccc' });
  await clock.advance(1000);
  expect(counts(page)).toEqual({ here: 1, sent: 1 });
  expect(page.list(['sent'], 1)[0]?.as).toBe('other.jpg (2)');
});

test('what lies in the trash is told apart, and is here when it was restored', async () => {
  const { page, library, clock } = scene();
  await give(page, { '1.jpg': 'one' });
  await clock.advance(10_000);
  library.files.get('1.jpg')!.trashed = true;
  await give(page, { '1.jpg': 'one' });
  await clock.advance(1000);
  expect(counts(page)).toEqual({ trashed: 1 });
  page.restored(page.list(['trashed'], 1).map(({ id }) => id!));
  expect(counts(page)).toEqual({ here: 1 });
});

test('a name that no file can have is said', async () => {
  const { page, clock } = scene();
  await give(page, { 'a\\b.jpg': 'one' });
  await clock.advance(1000);
  expect(page.list(['failed'], 1)[0]?.why).toBe('Rename it.');
});

test('a pause stops what is under way, and it goes on where it was', async () => {
  const { page, library, clock } = scene();
  const { promise: never } = Promise.withResolvers<undefined>();
  library.instead = (_, { signal }) =>
    Promise.race([
      never,
      new Promise<undefined>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    ]);
  await give(page, { trip: manyFiles(10) });
  await clock.advance(1000);
  page.pause();
  await clock.advance(1000);
  expect(page.progress.value.phase).toBe('paused');
  expect(counts(page)).toEqual({ waiting: 10 });
  library.instead = () => undefined;
  page.resume();
  await clock.advance(1000);
  expect(counts(page)).toEqual({ sent: 10 });
});

test('what is cancelled is forgotten, and what comes after it is sent', async () => {
  const { page, library, clock } = scene();
  library.away = true;
  await give(page, { trip: manyFiles(10) });
  await clock.advance(1000);
  page.cancel();
  library.away = false;
  await give(page, { 'after.jpg': 'x' });
  await clock.advance(5000);
  expect([...library.files.keys()]).toEqual(['after.jpg']);
});

test('who may not upload any more is told so once, and no file fails for it', async () => {
  const { page, library, clock } = scene();
  const { TalkError } = await import('../../../web/talk/problem.ts');
  const { register } = library;
  library.register = async () => {
    throw new TalkError('Sign in.', { status: 401 });
  };
  await give(page, { trip: manyFiles(300) });
  await clock.advance(1000);
  expect(page.progress.value).toMatchObject({ phase: 'paused', trouble: 'Sign in.' });
  expect(counts(page)).toEqual({ waiting: 300 });
  library.register = register;
  page.resume();
  await clock.advance(1000);
  expect(counts(page)).toEqual({ sent: 300 });
});

test('after a reload the same folder goes to where it went, whatever folder is shown by then', async () => {
  const before = { bytes: 1, modified: 1000, above: '2019/'.length };
  const remembered: Row[] = [
    { ...before, name: '2019/trip/IMG_0.JPG', state: 'lost' },
    { ...before, name: '2019/trip/IMG_1.JPG', state: 'ready', id: 'one' },
  ];
  const { page, library, clock } = scene(fakeLibrary(), remembered);
  await page.recall();
  expect(counts(page)).toEqual({ lost: 1, ready: 1 });
  await give(page, { trip: manyFiles(2) });
  await clock.advance(1000);
  expect([...library.files.keys()].sort()).toEqual(['2019/trip/IMG_0.JPG', '2019/trip/IMG_1.JPG']);
});

test('of files that are in the library nothing is kept that could be read', async () => {
  const { page, clock } = scene();
  await give(page, { trip: manyFiles(500) });
  await clock.advance(10_000);
  expect(counts(page)).toEqual({ ready: 500 });
  expect(page.list(['ready'], Number.POSITIVE_INFINITY).some(({ source }) => source)).toBe(false);
});
