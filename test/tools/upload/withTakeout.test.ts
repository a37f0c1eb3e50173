/** A Takeout as it is found on a disk: the times that its pictures get, and what is said of each folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Root, SourceFile } from '../../../tools/upload/found.ts';
import { type TakeoutFolder, withTakeout } from '../../../tools/upload/takeout/withTakeout.ts';
import { walk } from '../../../tools/upload/walk.ts';
import { sampleFile, samples } from '../../fixtures/samples.ts';
import { all } from '../../rules/library/records.ts';
import { folder } from '../program.ts';
import { ALBUM, sidecarText } from './aTakeout.ts';

let root: string;
beforeEach(async () => {
  root = join(await folder(), 'Takeout');
});

async function make(files: Record<string, string>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}

async function found(path = root) {
  return foundOf([{ path, name: 'Takeout' }]);
}

async function foundOf(roots: Root[]) {
  const everything = await all(withTakeout(walk(roots)));
  const files = everything.filter((one): one is SourceFile => one.kind === 'file');
  const reports = everything.filter((one): one is TakeoutFolder => one.kind === 'takeout');
  return {
    everything,
    names: files.map(({ name }) => name),
    times: Object.fromEntries(files.flatMap(({ name, originalTime }) => (originalTime ? [[name, originalTime]] : []))),
    reports: reports.map(({ kind: _, path, ...report }) => ({ folder: path.slice(root.length), ...report })),
  };
}

/** Taken so many seconds after 15:20 in Berlin. */
function sidecar(title: string, seconds: number): string {
  return sidecarText({ title, taken: String(1_560_000_000 + seconds), place: { latitude: 52.5, longitude: 13.4 } });
}

test('files that are named one by one have the sidecars beside them, sent or not', async () => {
  await make({
    'A/1.jpg': 'a picture',
    'A/1.jpg.json': sidecar('1.jpg', 1),
    'A/2.jpg': 'another',
    'B/1.jpg': 'a third',
    'B/1.jpg.json': sidecar('1.jpg', 2),
    'C/1.jpg': 'of no Takeout',
    'D/E/1.jpg': 'in a folder that is named',
    'D/E/1.jpg.json': sidecar('1.jpg', 3),
  });
  const named = ['A/1.jpg', 'A/2.jpg', 'B/1.jpg', 'B/1.jpg.json', 'D', 'C/1.jpg'];
  const { names, times, reports } = await foundOf(named.map((name) => ({ path: join(root, name), name })));
  expect(names).toEqual(['A/1.jpg', 'A/2.jpg', 'B/1.jpg', 'B/1.jpg.json', 'D/E/1.jpg', 'D/E/1.jpg.json', 'C/1.jpg']);
  expect(times).toEqual({
    'A/1.jpg': '2019-06-08T15:20:01+02:00',
    'B/1.jpg': '2019-06-08T15:20:02+02:00',
    'D/E/1.jpg': '2019-06-08T15:20:03+02:00',
  });
  const none = { unmatched: [], orphans: [], broken: [] };
  expect(reports).toEqual([
    { folder: '/A', matched: 1, ...none, unmatched: ['2.jpg'] },
    { folder: '/D/E', matched: 1, ...none },
    { folder: '/B', matched: 1, ...none },
  ]);
});

test('pictures get the time of their sidecars, and all is sent', async () => {
  const files = {
    'Photos from 2019/IMG_1.jpg': 'a picture',
    'Photos from 2019/IMG_1.jpg.json': sidecar('IMG_1.jpg', 1),
    'Photos from 2019/IMG_1-edited.jpg': 'its copy',
    'Photos from 2019/IMG_1(1).jpg': 'another',
    'Photos from 2019/IMG_1.jpg.supplemental-metadata(1).json': sidecar('IMG_1.jpg', 2),
    'Photos from 2019/IMG_2.HEIC': 'a live photo',
    'Photos from 2019/IMG_2.HEIC.supplemental-metadata.json': sidecar('IMG_2.HEIC', 3),
    'Photos from 2019/IMG_2.MP4': 'its film',
    'Summer/metadata.json': ALBUM,
    'Summer/IMG_1.jpg': 'a picture',
    'Summer/IMG_1.jpg.json': sidecar('IMG_1.jpg', 1),
    'archive_browser.html': 'a page',
  };
  await make(files);
  const { names, times, reports } = await found();
  expect(names.toSorted()).toEqual(
    Object.keys(files)
      .map((name) => `Takeout/${name}`)
      .toSorted(),
  );
  expect(times).toEqual({
    'Takeout/Photos from 2019/IMG_1.jpg': '2019-06-08T15:20:01+02:00',
    'Takeout/Photos from 2019/IMG_1-edited.jpg': '2019-06-08T15:20:01+02:00',
    'Takeout/Photos from 2019/IMG_1(1).jpg': '2019-06-08T15:20:02+02:00',
    'Takeout/Photos from 2019/IMG_2.HEIC': '2019-06-08T15:20:03+02:00',
    'Takeout/Photos from 2019/IMG_2.MP4': '2019-06-08T15:20:03+02:00',
    'Takeout/Summer/IMG_1.jpg': '2019-06-08T15:20:01+02:00',
  });
  const complete = { unmatched: [], orphans: [], broken: [] };
  expect(reports).toEqual([
    { folder: '/Photos from 2019', matched: 5, ...complete },
    { folder: '/Summer', matched: 1, ...complete },
  ]);
});

test('what found no partner is told', async () => {
  await make({
    'a.jpg': 'a picture',
    'a.jpg.json': sidecar('a.jpg', 1),
    'alone.jpg': 'a picture without a sidecar',
    'none.jpg.json': sidecar('none.jpg', 2),
    'half.jpg': 'a picture',
    'half.jpg.json': '{"title":"half.jpg",',
    'lost.jpg.json': '',
    'metadata.json': ALBUM,
    'x/y.jpg': 'below',
    'x/y.jpg.json': sidecar('y.jpg', 3),
  });
  const { reports } = await found();
  const lost = 'It is no JSON: Google, or what unpacked it, has lost some of it.';
  expect(reports).toEqual([
    { folder: '/x', matched: 1, unmatched: [], orphans: [], broken: [] },
    {
      folder: '',
      matched: 1,
      unmatched: ['alone.jpg', 'half.jpg'],
      orphans: ['none.jpg.json'],
      broken: [`half.jpg.json: ${lost}`, `lost.jpg.json: ${lost}`],
    },
  ]);
});

test('a title brings together what names leave apart', async () => {
  const long = 'x'.repeat(46);
  await make({
    [`${long}a.jpg`]: 'the second',
    [`${long}b.jpg`]: 'the first',
    [`${long}.json`]: sidecar(`${long}bird.jpg`, 1),
    [`${long}(1).json`]: sidecar(`${long}ape.jpg`, 2),
  });
  const { times, reports } = await found();
  expect(times).toEqual({
    [`Takeout/${long}a.jpg`]: '2019-06-08T15:20:02+02:00',
    [`Takeout/${long}b.jpg`]: '2019-06-08T15:20:01+02:00',
  });
  expect(reports).toMatchObject([{ matched: 2, unmatched: [], orphans: [] }]);
});

test('a sidecar without a time is a partner, and says nothing', async () => {
  await make({ 'a.jpg': 'a picture', 'a.jpg.json': sidecarText({ title: 'a.jpg', taken: '0' }) });
  const { times, reports } = await found();
  expect(times).toEqual({});
  expect(reports).toMatchObject([{ matched: 1, unmatched: [] }]);
});

test.each([
  ['pictures alone', { 'a.jpg': 'a picture' }],
  ['an album alone', { 'metadata.json': ALBUM, 'a.jpg': 'a picture' }],
  ['JSON of other kinds', { 'a.jpg': 'a picture', 'a.json': '{"a":1}', 'a.jpg.json': '[]', 'broken.json': '{' }],
  ['nothing', { 'a/.keep': '' }],
])('what is no Takeout passes unchanged, and without a word: %s', async (_, files) => {
  await make(files);
  const { everything } = await found();
  expect(everything).toEqual(await all(walk([{ path: root, name: 'Takeout' }])));
});

test('a folder with the name of a sidecar is none', async () => {
  await make({ 'a.jpg': 'a picture', 'a.jpg.json/b.txt': 'text', 'b.jpg': '', 'b.jpg.json': sidecar('b.jpg', 1) });
  expect((await found()).reports).toMatchObject([{ matched: 1, unmatched: ['a.jpg'], broken: [] }]);
});

test('the folders of the samples: all pictures that have a sidecar find it', async () => {
  if (!samples()) return;
  root = sampleFile('takeout');
  const { times, reports } = await found();
  expect(
    reports.map(({ folder, matched, unmatched, orphans, broken }) => [folder, matched, unmatched, orphans, broken]),
  ).toEqual([
    [
      '/gen-edge-a/Takeout/Google Photos/Photos from 2019',
      10,
      ['orphan-without-json.jpg'],
      [],
      [expect.stringMatching(/^broken\.jpg\.json: /)],
    ],
    ['/igo-Takeout3/Photos from 2023', 3, [], [], []],
    ['/igo-gophers/Google Photos/Photos from 2025', 5, [], [], []],
    ['/igo-gophers/Google Photos/gophers', 5, [], [], []],
    ['/pp-sidecars', 0, [], ['gphotos-1.json', 'gphotos-3.json'], []],
  ]);
  const in2019 = Object.entries(times).filter(([name]) => name.includes('2019'));
  expect(
    Object.fromEntries(in2019.map(([name, time]) => [name.split('/').at(-1), Date.parse(time) / 1000 - 1_560_000_000])),
  ).toEqual({
    'Grüße & Küsse.jpg': 600,
    'IMG_0001-edited.jpg': 0,
    'IMG_0001.jpg': 0,
    'IMG_0002.jpg': 100,
    'IMG_0003(1).jpg': 200,
    'IMG_0003.jpg': 300,
    'IMG_0005.jpg': 500,
    'abcdefghijklmnopqrstuvwxyz0123456789-holiday-be.jpg': 400,
    'old_scan.jpg': -2_822_304_000,
    'screenshot.png': 700,
  });
  expect(times['Takeout/igo-Takeout3/Photos from 2023/DSC_0238_1.JPG']).toBe('2023-10-06T08:30:00+02:00');
});
