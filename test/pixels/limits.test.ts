/** What a file may cost is bounded: pixels before they are decoded, memory by estimate, time by the clock. */
import { describe, expect, test } from 'vitest';
import { memoryForStill } from '../../worker/media/memoryForStill.ts';
import type { Header } from '../../worker/media/readHeader.ts';
import { bombPng } from '../fixtures/bombPng.ts';
import { encode, open } from '../fixtures/encode.ts';
import { magicked } from '../fixtures/magicked.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { show } from '../fixtures/show.ts';
import { withFile } from '../fixtures/withFile.ts';

const MiB = 2 ** 20;

describe('a picture bomb', () => {
  test('is refused by what it claims, before a pixel is decoded', async () => {
    const before = process.memoryUsage().rss;
    await expect(show(bombPng(50_000, 50_000))).rejects.toMatchObject({
      name: 'FaultError',
      code: 'too-large',
      message: 'The png claims 50000x50000 pixels; the limit is 250000000.',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MiB);
  });

  test('needs no memory, so that no other converter is asked to take it', async () => {
    const media = await openMedia();
    const inspection = await withFile(bombPng(50_000, 50_000), (file) => media.inspect(file, 'bomb.png', ample.signal));
    expect(inspection).toMatchObject({
      kind: 'png',
      contentType: 'image/png',
      decodable: true,
      memory: 0,
      missing: [],
    });
  });

  test('is any picture beyond the limit that is set', async () => {
    const jpeg = await encode(photo(200, 100), 'jpeg');
    await expect(show(jpeg, { maxPixels: 19_999 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await show(jpeg, { maxPixels: 20_000 })).state).toBe('ok');
  });
});

describe('the memory a render needs, told from the header', () => {
  const header: Header = {
    format: 'jpeg',
    width: 6000,
    height: 4000,
    channels: 3,
    bytesPerChannel: 1,
    space: 'srgb',
    hasProfile: false,
    interlaced: false,
  };

  test('does not grow with the height of what streams through', () => {
    for (const kind of ['jpeg', 'png', 'tiff'] as const) {
      const tall = { ...header, height: 40_000 };
      expect(memoryForStill(kind, tall, tall)).toBe(memoryForStill(kind, header, header));
      expect(memoryForStill(kind, header, header)).toBeLessThan(100 * MiB);
    }
  });

  test('holds all of a progressive JPEG, an interlaced PNG, a WebP, a GIF, an AVIF', () => {
    const raster = 6000 * 4000 * 3;
    const interlaced = { ...header, interlaced: true };
    expect(memoryForStill('jpeg', interlaced, interlaced)).toBeGreaterThan(2 * raster);
    expect(memoryForStill('png', interlaced, interlaced)).toBeGreaterThan(raster);
    for (const kind of ['webp', 'gif', 'avif'] as const)
      expect(memoryForStill(kind, header, header)).toBeGreaterThan(raster);
  });

  test('is asked of the file by `inspect`', async () => {
    const media = await openMedia();
    const need = async (content: Buffer) =>
      (await withFile(content, (file) => media.inspect(file, 'a.jpg', ample.signal))).memory;
    const picture = photo(1600, 1200);
    const progressive = await open(picture).jpeg({ progressive: true }).toBuffer();
    expect(await need(progressive)).toBeGreaterThan(await need(await encode(picture, 'jpeg')));
  });
});

test('a TIFF whose colours lie apart is held whole, and one that does not say may be such', async () => {
  const media = await openMedia();
  const need = async (content: Buffer) =>
    (await withFile(content, (file) => media.inspect(file, 'a.tif', ample.signal))).memory;
  const png = await encode(photo(1600, 1200), 'png');
  const [together, apart] = [await magicked(png, ['a.tif']), await magicked(png, ['-interlace', 'Plane', 'a.tif'])];
  expect((await need(apart)) - (await need(together))).toBeGreaterThan(1600 * 1200 * 4);
  // The tag's number, to one that nobody knows.
  const silent = Buffer.from(together);
  silent.writeUInt16LE(60_000, silent.indexOf('1c0103000100000001', 'hex'));
  expect(await need(silent)).toBe(await need(apart));
});

test("a picture's memory is given back at once, not when the garbage collector comes by", async () => {
  const file = await encode(photo(1600, 1200), 'jpeg');
  await show(file);
  const before = process.memoryUsage().external;
  const grown: number[] = [];
  for (let round = 0; round < 4; round++) {
    await show(file);
    grown.push(process.memoryUsage().external - before);
  }
  // Not by the last alone: the collector may have come by meanwhile.
  expect(Math.max(...grown)).toBeLessThan(1600 * 1200 * 3);
});

describe('time', () => {
  test('one file may take so long, and is too slow after that', async () => {
    const slow = await open(photo(3000, 2000)).png({ compressionLevel: 1 }).toBuffer();
    await expect(show(slow, { fileSeconds: 0.02 })).rejects.toMatchObject({ name: 'FaultError', code: 'too-slow' });
  });

  test('a stop is heard at once, with its own reason', async () => {
    const stop = new AbortController();
    const reason = new Error('the hold ended');
    const showing = show(await encode(photo(1200, 800), 'jpeg'), { signal: stop.signal });
    stop.abort(reason);
    await expect(showing).rejects.toBe(reason);
  });
});

test('a GIF of many frames needs more than one of few, of the same size', async () => {
  const media = await openMedia();
  const need = async (content: Buffer) =>
    (await withFile(content, (file) => media.inspect(file, 'a.gif', ample.signal))).memory;
  const still = await encode(photo(64, 48), 'gif');
  const frame = still.subarray(still.indexOf(0x2c, 13), -1);
  const film = Buffer.concat([still.subarray(0, -1), ...Array.from({ length: 1000 }, () => frame), Buffer.from(';')]);
  expect((await need(film)) - (await need(still))).toBeGreaterThan(1000 * frame.length);
});

test('a picture that tells no size is not taken for a large one', async () => {
  const media = await openMedia();
  const sgi = await magicked(await encode(photo(600, 400), 'png'), ['a.sgi']);
  const { size, memory } = await withFile(sgi, (file) => media.inspect(file, 'a.sgi', ample.signal));
  expect(size).toBeUndefined();
  expect(memory).toBeLessThan(200 * MiB);
  expect(await show(sgi, { memory })).toMatchObject({ state: 'ok', width: 600, height: 400 });
});

test('looking at a file has its time limit too', async () => {
  const media = await openMedia({ fileSeconds: 0.001 });
  const png = await encode(photo(600, 400), 'png');
  const looking = withFile(png, (file) => media.inspect(file, 'a.png', ample.signal));
  await expect(looking).rejects.toMatchObject({
    code: 'too-slow',
    message: 'Looking at the file took longer than 0.001 s.',
  });
});

test('a picture that claimed no size is refused by the size it turns out to have', async () => {
  const sgi = await magicked(await encode(photo(600, 400), 'png'), ['a.sgi']);
  await expect(show(sgi, { maxPixels: 239_999 })).rejects.toMatchObject({
    code: 'too-large',
    message: 'The image claims 600x400 pixels; the limit is 239999.',
  });
});

test('a drawing that is data in disguise is refused by its bytes', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><!--${'x'.repeat(33 * MiB)}--></svg>`;
  await expect(show(svg)).rejects.toMatchObject({ code: 'too-large' });
});
