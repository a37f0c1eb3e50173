/** What a file may cost is bounded: pixels before they are decoded, memory by estimate, time by the clock. */
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { memoryFor } from '../../worker/media/memoryFor.ts';
import type { Header } from '../../worker/media/readHeader.ts';
import { sharpMedia } from '../../worker/media/sharpMedia.ts';
import { encode, open } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { show } from '../fixtures/show.ts';
import { withFile } from '../fixtures/withFile.ts';

const MiB = 2 ** 20;

describe('a picture bomb', () => {
  test('is refused by what it claims, before a pixel is decoded', async () => {
    const before = process.memoryUsage().rss;
    await expect(show(hugePng(50_000, 50_000))).rejects.toMatchObject({
      name: 'FaultError',
      code: 'too-large',
      message: 'A png that claims 50000x50000 pixels; the limit is 250000000.',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MiB);
  });

  test('needs no memory, so that no other converter is asked to take it', async () => {
    const media = await sharpMedia({ maxPixels: 250_000_000, fileSeconds: 10 });
    const inspection = await withFile(hugePng(50_000, 50_000), (file) => media.inspect(file, 'bomb.png'));
    expect(inspection).toEqual({ kind: 'png', contentType: 'image/png', decodable: true, memory: 0 });
  });

  test('is any picture beyond the limit that is set', async () => {
    const jpeg = await encode(photo(200, 100), 'jpeg');
    await expect(show(jpeg, { maxPixels: 19_999 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await show(jpeg, { maxPixels: 20_000 })).state).toBe('ok');
  });
});

describe('the memory a render needs, told from the header', () => {
  const header: Header = {
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
      expect(memoryFor(kind, { ...header, height: 40_000 })).toBe(memoryFor(kind, header));
      expect(memoryFor(kind, header)).toBeLessThan(100 * MiB);
    }
  });

  test('holds all of a progressive JPEG, an interlaced PNG, a WebP, a GIF, an AVIF', () => {
    const raster = 6000 * 4000 * 3;
    const interlaced = { ...header, interlaced: true };
    expect(memoryFor('jpeg', interlaced)).toBeGreaterThan(2 * raster);
    expect(memoryFor('png', interlaced)).toBeGreaterThan(raster);
    for (const kind of ['webp', 'gif', 'avif'] as const) expect(memoryFor(kind, header)).toBeGreaterThan(raster);
  });

  test('is asked of the file by `inspect`', async () => {
    const media = await sharpMedia({ maxPixels: 250_000_000, fileSeconds: 10 });
    const need = async (content: Buffer) => (await withFile(content, (file) => media.inspect(file, 'a.jpg'))).memory;
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

/** A sound PNG of black, as small as such a claim can be. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(64 * (1 + width / 8)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
