/** When a picture was taken, as its sidecar tells: what the clocks showed there, and how far that was from UTC. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { wallTime } from '../../../core/wallTime.ts';
import { readSidecar } from '../../../tools/upload/takeout/readSidecar.ts';
import { takenAt } from '../../../tools/upload/takeout/takenAt.ts';
import { folder } from '../program.ts';
import { ALBUM, sidecarText } from './aTakeout.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

async function read(content: string | Uint8Array) {
  const path = join(await folder(), 'a.jpg.json');
  await writeFile(path, content);
  return readSidecar(path);
}

async function timeOf(text: string) {
  const sidecar = await read(text);
  if (sidecar === 'foreign' || 'reason' in sidecar) throw new Error(`Not a sidecar: ${JSON.stringify(sidecar)}`);
  return takenAt(sidecar);
}

const BERLIN = { latitude: 52.5, longitude: 13.4 };

test.each([
  ['summer in Berlin', BERLIN, '1560000600', '2019-06-08T15:30:00+02:00'],
  ['winter in Berlin', BERLIN, '1546300800', '2019-01-01T01:00:00+01:00'],
  ['before 1970', { latitude: 48.1, longitude: 11.5 }, '-1262304000', '1930-01-01T01:00:00+01:00'],
  ['when each town had its own time', BERLIN, '-3000000000', '1874-12-07T19:33:00+00:53'],
  ['in the south', { latitude: -33.86, longitude: 151.2 }, '1560000200', '2019-06-08T23:23:20+10:00'],
  ['half an hour off', { latitude: 28.6, longitude: 77.2 }, '1560000000', '2019-06-08T18:50:00+05:30'],
  ['west of Greenwich', { latitude: 47.6, longitude: -52.7 }, '1560000000', '2019-06-08T10:50:00-02:30'],
  ['on the equator', { latitude: 0, longitude: 32.5 }, '1560000000', '2019-06-08T16:20:00+03:00'],
  ['at sea', { latitude: -30, longitude: -30 }, '1560000000', '2019-06-08T11:20:00-02:00'],
])('%s', async (_, place, taken, expected) => {
  process.env.TZ = 'Asia/Tokyo';
  const time = await timeOf(sidecarText({ title: 'a.jpg', taken, place }));
  expect(time).toBe(expected);
  // The converter reads it so.
  expect(wallTime(time)?.takenLocal).toBe(expected.slice(0, 19));
});

test('the place that a person gave counts before the one in the picture', async () => {
  const sidecar = JSON.parse(sidecarText({ title: 'a.jpg', place: BERLIN }));
  const geoData = { latitude: -33.86, longitude: 151.2 };
  expect(await timeOf(JSON.stringify({ ...sidecar, geoData }))).toBe('2019-06-08T23:20:00+10:00');
});

describe('without a place, it was here', () => {
  test.each([
    ['Europe/Berlin', '2019-06-08T15:20:00+02:00'],
    ['America/St_Johns', '2019-06-08T10:50:00-02:30'],
    ['UTC', '2019-06-08T13:20:00+00:00'],
  ])('%s', async (zone, expected) => {
    process.env.TZ = zone;
    expect(await timeOf(sidecarText({ title: 'a.jpg' }))).toBe(expected);
    // An impossible place is none.
    expect(await timeOf(sidecarText({ title: 'a.jpg', place: { latitude: 91, longitude: 0 } }))).toBe(expected);
  });
});

test.each([['0'], ['3600'], [''], ['x'], ['99999999999999999999'], ['8640000000000'], ['4102444800'], ['-6000000000']])(
  'a time of capture of "%s" seconds is none',
  async (taken) => {
    expect(await timeOf(sidecarText({ title: 'a.jpg', taken, place: BERLIN }))).toBeUndefined();
  },
);

test('the time of the upload is none of capture', async () => {
  expect(await timeOf('{"title":"a.jpg","creationTime":{"timestamp":"1560000000"}}')).toBeUndefined();
});

test('seconds may be a number, and a mark may come first', async () => {
  process.env.TZ = 'UTC';
  expect(await timeOf('\ufeff{"photoTakenTime":{"timestamp":1560000000}}')).toBe('2019-06-08T13:20:00+00:00');
});

describe('what is no sidecar of a picture', () => {
  test.each([
    ["an album's", ALBUM],
    ["an old album's", JSON.stringify({ albumData: JSON.parse(ALBUM) })],
    ['a list', '[1, 2]'],
    ['a number', '7'],
    ['nothing', 'null'],
    ['times that are none', '{"title":"a.jpg","photoTakenTime":"yesterday"}'],
    ['more than 1 MiB', sidecarText({ title: 'x'.repeat(2 ** 20) })],
  ])('%s', async (_, content) => {
    expect(await read(content)).toBe('foreign');
  });

  test.each([['{"title":"broken.jpg","photoTakenTime":'], [''], ['\0\0\0']])('what is no JSON: %j', async (content) => {
    expect(await read(content)).toEqual({ reason: expect.stringContaining('no JSON') });
  });

  test('what is not there', async () => {
    expect(await readSidecar(join(await folder(), 'a.json'))).toEqual({ reason: 'It is no longer there.' });
  });
});
