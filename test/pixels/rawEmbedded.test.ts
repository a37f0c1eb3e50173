/** Where the largest JPEG lies in a RAW: said by its tags, or found by looking; always the whole one, in the original's bytes. */
import { describe, expect, test } from 'vitest';
import { findEmbedded } from '../../worker/media/metadata/findEmbedded.ts';
import { encode, open } from '../fixtures/encode.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { randomFrom } from '../fixtures/random.ts';
import { rawFile } from '../fixtures/rawFile.ts';
import { withFile } from '../fixtures/withFile.ts';

const picture = photo(300, 200);
const jpeg = await encode(picture, 'jpeg', { orientation: 6 });
const smaller = await encode(photo(160, 120), 'jpeg');

async function embeddedIn(file: Buffer, name: string) {
  const media = await openMedia();
  const { metadata } = await withFile(file, (path) => media.inspect(path, name, ample.signal));
  return metadata.embedded;
}

describe('in a TIFF, as its tags say', () => {
  test.each(['dng', 'arw', 'nef'] as const)('%s', async (style) => {
    const file = await rawFile(picture, { style, jpeg });
    const found = await embeddedIn(file, `a.${style}`);
    expect(found).toEqual({ offset: file.indexOf(jpeg), length: jpeg.length, width: 300, height: 200 });
  });

  test('not in a part of the picture itself, which a lossy DNG holds as JPEG too', async () => {
    const file = await rawFile(picture, { preview: 100, lossy: await encode(picture, 'jpeg') });
    expect(await embeddedIn(file, 'a.dng')).toMatchObject({ width: 100, height: 67 });
  });

  test('nothing, if there is none, or the file ends within', async () => {
    expect(await embeddedIn(await rawFile(picture, { preview: 0 }), 'a.dng')).toBeUndefined();
    const file = await rawFile(picture, { jpeg });
    const cut = file.subarray(0, file.indexOf(jpeg) + jpeg.length - 1);
    expect(await embeddedIn(cut, 'a.dng')).toBeUndefined();
  });

  test('nothing, if other bytes lie where the tags say', async () => {
    const file = await rawFile(picture, { jpeg: Buffer.alloc(2000, 'not a picture') });
    expect(await embeddedIn(file, 'a.dng')).toBeUndefined();
  });
});

test.each([1.5, 2 ** 60, -1])('a tag that says %d is no place', async (offset) => {
  const tags = { 'IFD1:ThumbnailOffset': offset, 'IFD1:ThumbnailLength': 10 };
  const file = await rawFile(picture, { jpeg });
  expect(await withFile(file, (path) => findEmbedded(path, tags, ample.signal))).toBeUndefined();
});

test('of thousands of places the first are looked at', async () => {
  const file = await rawFile(picture, { jpeg });
  const decoys = (count: number) => Array.from({ length: count }, (_, at) => [`XMP-a:B${at}`, 1] as const);
  const found = (count: number) => {
    const places = [...decoys(count), ['IFD1:Thumbnail', file.indexOf(jpeg)] as const];
    const tags = Object.fromEntries(
      places.flatMap(([name, offset]) => [
        [`${name}Offset`, offset],
        [`${name}Length`, jpeg.length],
      ]),
    );
    return withFile(file, (path) => findEmbedded(path, tags, ample.signal));
  };
  expect(await found(20)).toMatchObject({ width: 300, height: 200 });
  expect(await found(2000)).toBeUndefined();
});

describe('elsewhere, by looking', () => {
  const random = randomFrom(3);
  const counts = (length: number) => Buffer.from(Array.from({ length }, () => random() * 256));
  const raf = (...parts: Buffer[]) => Buffer.concat([Buffer.from('FUJIFILMCCD-RAW 0201'), ...parts]);

  test('the largest, to its very last byte', async () => {
    const file = raf(smaller, counts(1_200_000), jpeg, counts(500_000));
    const found = await embeddedIn(file, 'a.raf');
    expect(found).toEqual({ offset: file.indexOf(jpeg), length: jpeg.length, width: 300, height: 200 });
  });

  test('a progressive one, whose scans are many', async () => {
    const progressive = await open(picture).jpeg({ progressive: true }).toBuffer();
    const found = await embeddedIn(raf(counts(2000), progressive, counts(2000)), 'a.raf');
    expect(found).toMatchObject({ offset: 2020, length: progressive.length });
  });

  test.each([0, 1, 2, 3])('one that begins %i bytes before what is read at once ends', async (before) => {
    const file = raf(counts(2 ** 20 - 20 - before), jpeg, counts(100));
    expect(await embeddedIn(file, 'a.raf')).toMatchObject({ offset: 2 ** 20 - before, length: jpeg.length });
  });

  test("not a sensor's counts in lossless JPEG, which no page can show", async () => {
    const lossless = Buffer.from(jpeg);
    lossless[lossless.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
    expect(await embeddedIn(raf(lossless, smaller), 'a.raf')).toMatchObject({ width: 160, height: 120 });
  });

  test('not one that the file ends within', async () => {
    const file = raf(smaller, jpeg.subarray(0, jpeg.length - 2));
    expect(await embeddedIn(file, 'a.raf')).toMatchObject({ width: 160, height: 120 });
  });

  test('in a file of nothing but beginnings it is given up, though a JPEG may follow', async () => {
    const beginnings = (count: number) => raf(Buffer.alloc(3 * count, Buffer.from([0xff, 0xd8, 0xff])), jpeg);
    const found = (count: number) => withFile(beginnings(count), (file) => findEmbedded(file, {}, ample.signal));
    expect(await found(1000)).toMatchObject({ width: 300, height: 200 });
    expect(await found(3000)).toBeUndefined();
  });
});
