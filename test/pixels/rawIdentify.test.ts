/** A RAW that is TIFF inside is one under any name: else its first small picture would be taken for the photo. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { identify } from '../../worker/media/identify/identify.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { rawFile } from '../fixtures/rawFile.ts';
import { show } from '../fixtures/show.ts';
import { tiffFile } from '../fixtures/tiffFile.ts';
import { withFile } from '../fixtures/withFile.ts';

const picture = photo(600, 400);
const kindOf = async (file: Buffer, name: string) => (await withFile(file, (path) => identify(path, name))).kind;

describe.each(['dng', 'arw', 'nef'] as const)('%s', (style) => {
  test.each(['photo.jpg', 'photo.tif', 'photo', 'photo.mov'])('named %s', async (name) => {
    const file = await rawFile(picture, { style });
    expect(await kindOf(file, name)).toBe('raw');
    const shown = await show(file, { name });
    expect(shown).toMatchObject({ kind: 'raw', state: 'ok', width: 600, height: 400 });
  });
});

test('a TIFF that begins with a reduced picture and has more below', async () => {
  const pixels = { entries: [[257, 'long', [1]]] as const, data: Buffer.alloc(8) };
  const first = { ...pixels, entries: [...pixels.entries, [254, 'long', [1]]] as const };
  expect(await kindOf(tiffFile(first, [pixels]), 'scan.tif')).toBe('raw');
});

test.each(['nef', 'dng', 'arw'] as const)('a %s of which only the thumbnail is left is a fault', async (style) => {
  const file = await rawFile(picture, { style, preview: 0 });
  // The last directory, of the sensor's counts, is said to lie where the file has ended.
  const pointer = file.indexOf(Buffer.from('4a01040001000000', 'hex')) + 8;
  const cut = Buffer.from(file.subarray(0, 150_000));
  cut.writeUInt32LE(160_000, pointer);
  for (const name of [`photo.${style}`, 'photo.tif'])
    await expect(show(cut, { name }), name).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
});

test.each([
  ['a mosaic', 32803, 1],
  ['undeveloped colours', 34892, 3],
])('a TIFF that is nothing but %s, which sharp would show as they are', async (_, photometric, samples) => {
  const [width, height] = [200, 120];
  const entries = [
    [254, 'long', [0]],
    [256, 'long', [width]],
    [257, 'long', [height]],
    [258, 'short', Array.from({ length: samples }, () => 16)],
    [259, 'short', [1]],
    [262, 'short', [photometric]],
    [277, 'short', [samples]],
  ] as const;
  const file = tiffFile({ entries, data: Buffer.alloc(width * height * samples * 2, 'noise') }, []);
  expect(await kindOf(file, 'photo.tif')).toBe('raw');
  await expect(show(file, { name: 'photo.tif' })).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
});

describe('not a RAW', () => {
  test('a plain TIFF, a pyramid', async () => {
    const tiff = await encode(picture, 'tiff');
    const pyramid = await sharp(tiff).tiff({ pyramid: true, tile: true, tileWidth: 128, tileHeight: 128 }).toBuffer();
    for (const file of [tiff, pyramid]) expect(await kindOf(file, 'photo.tif')).toBe('tiff');
  });

  test('a TIFF that ends within its directory', async () => {
    const tiff = await encode(picture, 'tiff');
    for (const length of [8, 9, 200]) expect(await kindOf(tiff.subarray(0, length), 'photo.tif')).toBe('tiff');
  });

  test('a JPEG under the name of one', async () => {
    const shown = await show(await encode(picture, 'jpeg'), { name: 'photo.nef' });
    expect(shown).toMatchObject({ kind: 'jpeg', developedBy: 'sharp' });
  });
});
