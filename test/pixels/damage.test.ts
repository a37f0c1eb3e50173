/** A damaged file gives what can be saved of it, and says so; what holds no picture at all is a fault. */
import { dirname } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { FaultError } from '../../core/fault.ts';
import { readHeader } from '../../worker/media/readHeader.ts';
import { pictureApart } from '../../worker/media/salvage/judgeApart.ts';
import { mendJpeg } from '../../worker/media/salvage/mendJpeg.ts';
import { meanDistance } from '../fixtures/closeness.ts';
import { encode, open } from '../fixtures/encode.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { seen, show } from '../fixtures/show.ts';
import { withFile } from '../fixtures/withFile.ts';

const picture = photo(480, 320);

function cut(content: Uint8Array, share: number): Uint8Array {
  return content.subarray(0, Math.floor(content.length * share));
}

function topQuarter({ data, width, height }: Pixels): Pixels {
  return { data: data.subarray(0, width * Math.floor(height / 4) * 3), width, height: Math.floor(height / 4) };
}

describe('a file that ends too early', () => {
  test.each(['jpeg', 'png', 'gif'] as const)('gives a degraded picture of a %s, its top as it was', async (format) => {
    const whole = await encode(picture, format);
    const shown = await show(cut(whole, 0.6));
    expect([shown.state, shown.width, shown.height]).toEqual(['degraded', 480, 320]);
    const top = topQuarter(await seen(await show(whole)));
    expect(meanDistance(topQuarter(await seen(shown)), top)).toBeLessThan(6);
  });

  test('gives a degraded picture of a progressive JPEG', async () => {
    const shown = await show(cut(await open(picture).jpeg({ progressive: true }).toBuffer(), 0.5));
    expect(shown.state).toBe('degraded');
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(20);
  });

  test.each(['webp', 'avif'] as const)('is corrupt as a %s, which is all or nothing', async (format) => {
    await expect(show(cut(await encode(picture, format), 0.6))).rejects.toMatchObject({ code: 'corrupt' });
  });

  test('is corrupt if it ends before the first pixel: flat grey is no photo', async () => {
    const jpeg = await encode(picture, 'jpeg');
    const pixels = jpeg.indexOf(Buffer.from([0xff, 0xda])) + 14;
    await expect(show(jpeg.subarray(0, pixels))).rejects.toMatchObject({ code: 'corrupt' });
  });
});

describe('a file that was spoiled in the middle', () => {
  test('is degraded where a JPEG decoder only warns that it ran out of pixels', async () => {
    const jpeg = await encode(picture, 'jpeg');
    const middle = jpeg.length / 2;
    const holed = Buffer.concat([jpeg.subarray(0, middle), jpeg.subarray(middle + 3000)]);
    expect((await sharp(holed, { failOn: 'error' }).raw().toBuffer()).length).toBe(picture.data.length);
    expect((await show(holed)).state).toBe('degraded');
  });

  test('is mended where a JPEG decoder takes a flipped byte for a marker, and gives up', async () => {
    const jpeg = await open(picture).jpeg({ progressive: true }).toBuffer();
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]), Math.floor(jpeg.length * 0.3));
    jpeg.set([0xff, 0x1f], scan + 200);
    await expect(sharp(jpeg, { failOn: 'none' }).raw().toBuffer()).rejects.toThrow('Unsupported marker');
    const shown = await show(jpeg);
    expect(shown.state).toBe('degraded');
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(25);
  });

  test('has nothing mended where nothing is broken', async () => {
    expect(mendJpeg(await encode(picture, 'jpeg'))).toBeUndefined();
    expect(mendJpeg(await open(picture).jpeg({ progressive: true }).toBuffer())).toBeUndefined();
  });
});

describe('what only looks like damage', () => {
  test('bytes that stand idle between two scans', async () => {
    const jpeg = await open(picture).jpeg({ progressive: true }).toBuffer();
    const next = jpeg.indexOf(Buffer.from([0xff, 0xc4]), jpeg.indexOf(Buffer.from([0xff, 0xda])));
    const padded = Buffer.concat([jpeg.subarray(0, next), Buffer.alloc(10), jpeg.subarray(next)]);
    await expect(sharp(padded, { failOn: 'warning' }).raw().toBuffer()).rejects.toThrow('extraneous bytes');
    expect((await show(padded)).state).toBe('ok');
  });

  test('bytes after the end, as motion photos have', async () => {
    expect((await show(Buffer.concat([await encode(picture, 'jpeg'), Buffer.alloc(70_000, 'video')]))).state).toBe(
      'ok',
    );
  });

  test('a broken later frame', async () => {
    const pictures = [picture, photo(480, 320, 2)].map((each) => encode(each, 'png'));
    const frames = await sharp(await Promise.all(pictures), { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await show(cut(frames, 0.8))).state).toBe('ok');
  });
});

describe('many damaged files at once', () => {
  test('are judged each by its own words: as one after the other', { timeout: 120_000 }, async () => {
    const [jpeg, png] = [await encode(picture, 'jpeg'), await encode(picture, 'png')];
    const progressive = await open(picture).jpeg({ progressive: true }).toBuffer();
    const next = progressive.indexOf(Buffer.from([0xff, 0xc4]), progressive.indexOf(Buffer.from([0xff, 0xda])));
    // Sound, but not to a strict decoder: the one that is called damaged, or the damaged one `ok`, has heard another.
    const padded = Buffer.concat([progressive.subarray(0, next), Buffer.alloc(10), progressive.subarray(next)]);
    const kinds: [content: Uint8Array, state: string][] = [
      [cut(jpeg, 0.6), 'degraded'],
      [padded, 'ok'],
      [cut(png, 0.6), 'degraded'],
      [cut(await encode(picture, 'webp'), 0.6), 'corrupt'],
      [jpeg, 'ok'],
    ];
    const all = Array.from({ length: 4 }, () => kinds).flat();
    const stateOf = ([content]: (typeof all)[number]) =>
      show(content).then(
        ({ state }) => state,
        (error: FaultError) => error.code,
      );
    expect(await Promise.all(all.map(stateOf))).toEqual(all.map(([, state]) => state));
  });

  test('one at which the process of the judge dies is a fault of the file', async () => {
    const jpeg = cut(await encode(picture, 'jpeg'), 0.6);
    await withFile(jpeg, async (file) => {
      // Too little for a Node even to start: it aborts, as libvips might over a file.
      const court = { file, folder: dirname(file), memory: -400 * 2 ** 20, signal: new AbortController().signal };
      const turning = { mirrored: false, turn: 0 } as const;
      const decoding = { source: file, header: await readHeader(file), turning, maxPixels: 1e9, seconds: 60 };
      const judged = pictureApart(new Error('premature end of JPEG image'), decoding, 'Decoding a jpeg', court);
      await expect(judged).rejects.toMatchObject({
        name: 'FaultError',
        message: expect.stringMatching(/^Decoding a jpeg failed: ended by SIG/),
      });
    });
  });
});

describe('no picture', () => {
  test('zero bytes are empty', async () => {
    await expect(show(Buffer.alloc(0))).rejects.toMatchObject({ name: 'FaultError', code: 'empty' });
  });

  test.each(['jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'] as const)(
    'a header of %s and then noise is corrupt',
    async (format) => {
      const head = (await encode(photo(40, 30), format)).subarray(0, 32);
      const noise = photo(64, 64).data;
      await expect(show(Buffer.concat([head, noise]))).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
    },
  );

  test('the message says what was tried, on what, and what happened, without the name of a scratch file', async () => {
    const error = await show(cut(await encode(picture, 'avif'), 0.5)).catch((thrown: Error) => thrown);
    expect((error as Error).message).toMatch(/^Decoding a avif of 480x320 failed: the file: bad seek/);
    expect((error as Error).message).not.toContain('ironviper-test-');
  });
});
