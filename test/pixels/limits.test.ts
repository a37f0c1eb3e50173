/** What a file may cost is bounded: pixels before they are decoded, memory by estimate, time by the clock. */
import { describe, expect, test } from 'vitest';
import { memoryFor } from '../../worker/media/memoryFor.ts';
import type { Header } from '../../worker/media/readHeader.ts';
import { bombPng } from '../fixtures/bombPng.ts';
import { encode, open } from '../fixtures/encode.ts';
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
      message: 'A png that claims 50000x50000 pixels; the limit is 250000000.',
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
      expect(memoryFor(kind, tall, tall)).toBe(memoryFor(kind, header, header));
      expect(memoryFor(kind, header, header)).toBeLessThan(100 * MiB);
    }
  });

  test('holds all of a progressive JPEG, an interlaced PNG, a WebP, a GIF, an AVIF', () => {
    const raster = 6000 * 4000 * 3;
    const interlaced = { ...header, interlaced: true };
    expect(memoryFor('jpeg', interlaced, interlaced)).toBeGreaterThan(2 * raster);
    expect(memoryFor('png', interlaced, interlaced)).toBeGreaterThan(raster);
    for (const kind of ['webp', 'gif', 'avif'] as const)
      expect(memoryFor(kind, header, header)).toBeGreaterThan(raster);
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

test("a picture's memory is given back at once, not when the garbage collector comes by", async () => {
  const file = await encode(photo(1600, 1200), 'jpeg');
  await show(file);
  const before = process.memoryUsage().external;
  for (let round = 0; round < 4; round++) await show(file);
  expect(process.memoryUsage().external - before).toBeLessThan(1600 * 1200 * 3 * 1.5);
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
