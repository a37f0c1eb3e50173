/** Developers make noise of what they misread and say that all went well: nothing is believed that can be told from a picture. */

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encode, open } from '../fixtures/encode.ts';
import { ample, openMedia, testTools } from '../fixtures/openMedia.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { randomFrom } from '../fixtures/random.ts';
import { type RawOptions, rawFile } from '../fixtures/rawFile.ts';
import { type ShowOptions, show, showFile } from '../fixtures/show.ts';
import { withFile } from '../fixtures/withFile.ts';
import { writeTags } from '../fixtures/writeTags.ts';

const picture = photo(600, 400);
const tools = await testTools();
const { dcraw: _, ...withoutDcraw } = tools;
const PROGRAMS: [string, ShowOptions][] = [
  ['dcraw', {}],
  ['dcraw_emu', { tools: withoutDcraw }],
];

async function shown(raw: RawOptions, options: ShowOptions = {}) {
  return show(await rawFile(picture, raw), { name: `photo.${raw.style ?? 'dng'}`, ...options });
}

function noise(bytes: number): Buffer {
  const random = randomFrom(7);
  return Buffer.from(Uint16Array.from({ length: bytes / 2 }, () => random() * 16000).buffer);
}

/** What each program does with a file: its exit code is 0, or this throws. */
function developed(file: string): number {
  execFileSync('sh', ['-c', '"$0" -c -T "$1" >"$1.tiff"', tools.dcraw!, file], { stdio: 'pipe' });
  return statSync(`${file}.tiff`).size;
}

async function shrunk(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  const image = open(pixels).resize({ width, height, fit: 'fill' }).raw();
  return { data: await image.toBuffer(), width, height };
}

const corrupt = { name: 'FaultError', code: 'corrupt' };
const NOISE = noise(600 * 400 * 2);

describe.each(PROGRAMS)('%s', (_, options) => {
  test('is not believed with noise, and a smaller embedded picture is shown instead', async () => {
    const made = await shown({ counts: NOISE, preview: 400 }, options);
    expect(made).toMatchObject({ state: 'degraded', developedBy: 'embedded preview' });
  });

  test('is not believed with noise where there is only the first small picture to compare', async () => {
    await expect(shown({ counts: NOISE, preview: 0 }, options)).rejects.toMatchObject(corrupt);
  });

  test('is not believed with noise where there is nothing to compare', async () => {
    await expect(shown({ counts: NOISE, preview: 0, thumb: 32 }, options)).rejects.toThrow(/gave noise/);
    expect((await shown({ preview: 0, thumb: 32 }, options)).state).toBe('ok');
  });

  test('is not believed with one colour', async () => {
    const counts = Buffer.alloc(NOISE.length, 7);
    const made = await shown({ counts, preview: 400 }, options);
    expect(made).toMatchObject({ state: 'degraded', developedBy: 'embedded preview' });
    await expect(shown({ counts, preview: 0, thumb: 32 }, options)).rejects.toThrow(/one colour/);
  });

  test('is not believed with another photo', async () => {
    const jpeg = await encode(photo(400, 267, 5), 'jpeg');
    expect((await shown({ jpeg }, options)).developedBy).toBe('embedded preview');
  });

  test('is not believed with the same photo in quite another light', async () => {
    const small = await shrunk(picture, 400, 267);
    const dark = { ...small, data: small.data.map((value) => value / 8) };
    expect((await shown({ jpeg: await encode(dark, 'jpeg') }, options)).developedBy).toBe('embedded preview');
    expect((await shown({ jpeg: await encode(small, 'jpeg') }, options)).developedBy).not.toBe('embedded preview');
  });

  test('is believed with a photo whose thumbnail has black bars', async () => {
    const wide = photo(600, 200);
    const bars = { data: new Uint8Array(160 * 120 * 3), width: 160, height: 120 };
    const { data: inner } = await shrunk(wide, 160, 53);
    bars.data.set(inner, 160 * 3 * 33);
    const raw = await rawFile(wide, { jpeg: await encode(bars, 'jpeg') });
    expect(await show(raw, { name: 'photo.dng', ...options })).toMatchObject({ state: 'ok', width: 600, height: 200 });
  });

  test('is believed in part, if the file ends in nothing', async () => {
    const whole = await rawFile(picture, { preview: 0 });
    const cut = Buffer.from(whole).fill(0, whole.length - 600 * 2 * 40);
    const made = await show(cut, { name: 'photo.dng', ...options });
    expect(made.state).toBe('degraded');
    expect((await shown({ preview: 0 }, options)).state).toBe('ok');
  });

  test('is believed in part, if it complained and the picture is still like the embedded one', async () => {
    const lossy = await encode(picture, 'jpeg');
    const spoiled = Buffer.concat([lossy.subarray(0, lossy.length * 0.99), Buffer.from([0xff, 0xd9])]);
    expect(await shown({ lossy: spoiled, preview: 400 }, options)).toMatchObject({ state: 'degraded' });
    expect((await shown({ lossy, preview: 400 }, options)).state).toBe('ok');
  });

  test('is not started on a file that can not hold what it claims', async () => {
    const whole = await rawFile(photo(4000, 3000), { preview: 0, style: 'nef' });
    const stripped = show(whole.subarray(0, 120_000), { name: 'photo.nef', ...options });
    await expect(stripped).rejects.toThrow("120000 bytes can't hold the 4000x3000 pixels");
  });

  test('is not believed with a thumbnail in place of the picture', async () => {
    const claiming = async (width: number, height: number) => {
      const raw = await rawFile(photo(width, height), { preview: 0, linear: true });
      return withFile(raw, async (file) => {
        await writeTags(file, ['ExifIFD:ExifImageWidth=3000', 'ExifIFD:ExifImageHeight=2000']);
        return showFile(file, { name: 'photo.dng', ...options });
      });
    };
    await expect(claiming(300, 200)).rejects.toThrow('gave 300x200 pixels of 3000x2000');
    // A photo that was made smaller keeps what was noted when it was taken.
    expect(await claiming(720, 480)).toMatchObject({ state: 'ok', width: 720, height: 480 });
  });

  test('that has too little memory is no fault of the file', async () => {
    const media = await openMedia(options.tools ? { tools: options.tools } : {});
    const black = { data: new Uint8Array(3600 * 2400 * 3), width: 3600, height: 2400 };
    const raw = await rawFile(black, { preview: 0 });
    // Too little for the sensor's counts, and for the colours made of them.
    for (const memory of [16, 60]) {
      const little = withFile(raw, async (file) => {
        const inspection = await media.inspect(file, 'photo.dng', ample.signal);
        return media.render(file, inspection, 0, { ...ample, memory: memory * 2 ** 20 });
      });
      await expect(little).rejects.toMatchObject({ name: 'FaultError', code: 'out-of-memory' });
    }
  });
});

test('dcraw makes a picture of a CR3 it has never heard of, and ends well; we do not', async () => {
  // By the number of its bytes, it takes a file for that of an old camera.
  const head = Buffer.from('\0\0\0\x18ftypcrx \0\0\0\x01crx isom', 'latin1');
  const cr3 = Buffer.concat([head, noise(786_432 - head.length)]);
  expect(await withFile(cr3, async (file) => developed(file))).toBeGreaterThan(1024 * 768 * 3);
  await expect(show(cr3, { name: 'photo.cr3' })).rejects.toMatchObject(corrupt);
});
