/** HEIC: upright once, in its own colours, the primary image, by either decoder. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Tools } from '../../worker/media/programs/tools.ts';
import { memoryBudget } from '../../worker/memoryBudget.ts';
import { avifTurned } from '../fixtures/avifTurned.ts';
import { bitDistance, meanDistance } from '../fixtures/closeness.ts';
import { encode, open } from '../fixtures/encode.ts';
import { heic } from '../fixtures/heic.ts';
import { addProperties, nclx } from '../fixtures/heifProperties.ts';
import { magicked } from '../fixtures/magicked.ts';
import { ample, openMedia, testTools } from '../fixtures/openMedia.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { sampleFile, samples } from '../fixtures/samples.ts';
import { pixelsOf, seen, show, showFile } from '../fixtures/show.ts';
import { ORIENTATIONS, storedAs } from '../fixtures/storedAs.ts';
import { withCopy, withFile } from '../fixtures/withFile.ts';

const { 'heif-convert': _, ...others } = await testTools();
const DECODERS: [developedBy: string, tools: Tools][] = [
  ['heif-convert', await testTools()],
  ['ImageMagick', others],
];

const upright = photo(240, 160);
const png = (picture: Pixels) => encode(picture, 'png');

/** Lossy as file, on the way, and as preview; a wrong turn is beyond 60. */
const CLOSE = 9;

describe.each(DECODERS)('by %s', (developedBy, tools) => {
  describe('a picture that was stored in each of the eight orientations', () => {
    /** As phones write it: the container says it, and EXIF once more. */
    const both = ORIENTATIONS.map(async (orientation) => {
      const jpeg = await encode(storedAs(orientation, upright), 'jpeg', { orientation });
      return show(avifTurned(await heic([jpeg]), orientation), { tools });
    });

    test.each(ORIENTATIONS)('is upright from orientation %i', async (orientation) => {
      const shown = await both[orientation - 1]!;
      expect(shown).toMatchObject({ kind: 'heif', state: 'ok', width: 240, height: 160, developedBy });
      expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
    });

    test('has one fingerprint, within 6 bits', async () => {
      const hexes = (await Promise.all(both)).map((shown) => shown.fingerprint!.hex);
      expect(Math.max(...hexes.map((hex) => bitDistance(hex, hexes[0]!)))).toBeLessThanOrEqual(6);
    });

    test.each([3, 5, 6])('is upright from orientation %i where only EXIF says it', async (orientation) => {
      const jpeg = await encode(storedAs(orientation, upright), 'jpeg', { orientation });
      expect(meanDistance(await seen(await show(await heic([jpeg]), { tools })), upright)).toBeLessThan(CLOSE);
    });

    test.each([3, 5, 6])('is upright from orientation %i where only the container says it', async (orientation) => {
      const file = avifTurned(await heic([await png(storedAs(orientation, upright))]), orientation);
      expect(meanDistance(await seen(await show(file, { tools })), upright)).toBeLessThan(CLOSE);
    });
  });

  test.each([
    ['10 bits', ['-b', '10'], upright],
    ['12 bits', ['-b', '12'], upright],
    ['whole chroma', ['-p', 'chroma=444'], upright],
    ['an odd size', [], photo(241, 161)],
    ['little height', [], photo(300, 40)],
  ])('%s', async (what, args, picture) => {
    const deep = /bits/.test(what);
    const file = await heic(
      [deep ? await open(picture).toColourspace('rgb16').png().toBuffer() : await png(picture)],
      args,
    );
    const shown = await show(file, { tools });
    expect([shown.width, shown.height]).toEqual([picture.width, picture.height]);
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(CLOSE);
  });

  test('grey', async () => {
    const grey = await open(upright).toColourspace('b-w').png().toBuffer();
    const shown = await show(await heic([grey]), { tools });
    expect(meanDistance(await seen(shown), await pixelsOf({ content: grey }))).toBeLessThan(CLOSE);
  });

  test('what is transparent is white, half of it half white; ImageMagick, which can not, owns to it', async () => {
    const half = { width: 64, height: 64, channels: 4 } as const;
    const clear = await sharp({ create: { ...half, background: { r: 200, g: 0, b: 0, alpha: 0 } } })
      .composite([
        { input: { create: { ...half, width: 32, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } }, left: 0, top: 0 },
      ])
      .png()
      .toBuffer();
    const shown = await show(await heic([clear], ['-L']), { tools });
    if (developedBy === 'ImageMagick') return expect(shown.state).toBe('degraded');
    expect(shown.state).toBe('ok');
    const { data } = await seen(shown);
    const [left, right] = [data.subarray((32 * 64 + 8) * 3), data.subarray((32 * 64 + 56) * 3)];
    expect(Math.min(right[0]!, right[1]!, right[2]!)).toBeGreaterThan(250);
    expect(left[0]).toBeGreaterThan(220);
    expect(Math.abs(left[1]! - 128)).toBeLessThan(8);
  });

  describe('colours', () => {
    const swatches = patches(['#c83232', '#32b432', '#3246c8', '#d2b428', '#808080', '#fafafa']);
    const p3 = () => open(swatches).withIccProfile('p3').png().toBuffer();

    test('of Display P3, by its profile', async () => {
      const file = await heic([await p3()]);
      expect(file.includes('prof')).toBe(true);
      expect(meanDistance(await seen(await show(file, { tools })), swatches)).toBeLessThan(3);
    });

    test('of Display P3, by number', async () => {
      const stored = await sharp(await p3(), { ignoreIcc: true })
        .png()
        .toBuffer();
      const file = await heic([stored]);
      expect(meanDistance(await seen(await show(file, { tools })), swatches)).toBeGreaterThan(4);
      const told = addProperties(file, [nclx({ primaries: 12 })]);
      expect(meanDistance(await seen(await show(told, { tools })), swatches)).toBeLessThan(3);
    });

    test('of Display P3 that sRGB has not are as near as sRGB goes', async () => {
      const red = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#eb3323' } })
        .png()
        .toBuffer();
      const told = addProperties(await heic([red]), [nclx({ primaries: 12 })]);
      const { data } = await seen(await show(told, { tools }));
      // The same numbers in sRGB are a duller red.
      expect([data[0]! > 250, data[1]! < 20, data[2]! < 20]).toEqual([true, true, true]);
    });

    test.each([
      ['PQ', 16, 148],
      ['HLG', 18, 191],
    ])('of high dynamic range, %s: a white page is nearly white', async (_name, transfer, level) => {
      const page = await sharp({
        create: { width: 64, height: 64, channels: 3, background: { r: level, g: level, b: level } },
      })
        .png()
        .toBuffer();
      const told = addProperties(await heic([page]), [nclx({ primaries: 9, transfer, matrix: 9 })]);
      const { data } = await seen(await show(told, { tools }));
      expect(Math.min(...data)).toBeGreaterThan(215);
      expect(Math.max(...data)).toBeLessThan(245);
    });

    test.each([
      ['BT.709', { matrix: 1 }],
      ['of television, 16 to 235', { full: false }],
    ])('of luma and chroma %s are read as both decoders read them', async (_name, colours) => {
      const plain = await heic([await png(swatches)]);
      const told = addProperties(plain, [nclx(colours)]);
      const [shown, before] = [await seen(await show(told, { tools })), await seen(await show(plain, { tools }))];
      expect(meanDistance(shown, before)).toBeGreaterThan(3);
      const all = await Promise.all(DECODERS.map(async ([, each]) => seen(await show(told, { tools: each }))));
      expect(meanDistance(all[0]!, all[1]!)).toBeLessThan(1.5);
    });
  });

  test('of several images the primary one', async () => {
    const other = photo(200, 200, 7);
    const file = await heic([await png(other), await png(upright)]);
    const pitm = file.indexOf('pitm') + 8;
    expect(meanDistance(await seen(await show(file, { tools })), other)).toBeLessThan(CLOSE);
    file.writeUInt16BE(file.readUInt16BE(pitm) + 1, pitm);
    const shown = await show(file, { tools });
    expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
    expect(shown.developedBy).toBe('ImageMagick');
  });

  test('a thumbnail in the file is not the picture', async () => {
    const shown = await show(await heic([await png(photo(600, 400))], ['-t', '128']), { tools });
    expect(shown).toMatchObject({ width: 600, height: 400, developedBy });
  });

  test.each([0.4, 0.9])('a file cut off at %f is corrupt', async (part) => {
    const file = await heic([await png(upright)]);
    const showing = show(file.subarray(0, file.length * part), { tools });
    await expect(showing).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
  });
});

test('a file with a box larger than any file can be is corrupt', async () => {
  const sound = await heic([await png(upright)]);
  const huge = Buffer.from('\0\0\0\x01free\xff\xff\xff\xff\xff\xff\xff\xff', 'latin1');
  const ftyp = sound.readUInt32BE(0);
  const showing = show(Buffer.concat([sound.subarray(0, ftyp), huge, sound.subarray(ftyp)]));
  await expect(showing).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
});

test('of several images none is decoded in vain', async () => {
  const file = await heic([await png(upright), await png(upright)]);
  const shown = await show(file, { tools: { ...others, 'heif-convert': '/nowhere' } });
  expect(shown.state).toBe('ok');
});

test('of a file that hides how many images it has, heif-convert is not asked for all of them', async () => {
  const hidden = await heic([await png(upright), await png(upright)]);
  hidden.write('iinX', hidden.indexOf('iinf'), 'latin1');
  const showing = show(hidden, { tools: { ...others, 'heif-convert': '/nowhere' } });
  await expect(showing).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
});

test('a file that claims too much is refused before any decoder begins', async () => {
  const file = await heic([await png(upright)]);
  const showing = show(file, { maxPixels: 1000, tools: { 'heif-convert': '/nowhere', convert: '/nowhere' } });
  await expect(showing).rejects.toMatchObject({ name: 'FaultError', code: 'too-large' });
});

test('a file that claims too much is nobody else’s either: it is not handed on for want of a decoder', async () => {
  const media = await openMedia({ maxPixels: 1000, tools: {} });
  const inspect = async (path: string) => media.inspect(path, 'a.heic', ample.signal);
  const inspection = await withFile(await heic([await png(upright)]), inspect);
  expect(inspection).toMatchObject({ decodable: true, memory: 0, missing: [] });
});

test('the pixels are those of ImageMagick itself, within 2.5 of 255', async () => {
  const file = await heic([await png(photo(1600, 1200))]);
  const theirs = await squeezed(await magicked(file, ['heic:in.png', '-delete', '0', 'png:out']));
  expect(meanDistance(await squeezed(Buffer.from((await show(file)).previews[0]!.content)), theirs)).toBeLessThan(2.5);
});

const corpus = samples();

describe.runIf(corpus)('the corpus', () => {
  test.each([
    ['heic/exiv2__IMG_3578.heic', 'heif-convert', 4032, 3024],
    ['heic/ph__arrow.heic', 'heif-convert', 3024, 4032],
    ['heic/pp__iphone_7.heic', 'heif-convert', 3024, 4032],
    ['heic/exiv2__Canon.HIF', 'heif-convert', 2400, 1600],
    ['heic/ph__bird_burst.heic', 'ImageMagick', 1280, 720],
    ['heic/ph__alpha.heic', 'ImageMagick', 1440, 960],
    ['orientation/sony-hif/sony_3.HIF', 'heif-convert', 7008, 4672],
    ['livephoto-motionphoto/immich__samsung-one-ui-6.heic', 'heif-convert', 3000, 4000],
  ])('%s', async (path, developedBy, width, height) => {
    const shown = await withCopy(sampleFile(path), (file) => showFile(file, { name: path }));
    expect(shown).toMatchObject({ state: 'ok', developedBy, width, height });
  });
});

async function squeezed(picture: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(picture)
    .resize({ width: 256, height: 256, fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function patches(colours: string[]): Pixels {
  // Smaller ones heif-enc pads, and says so.
  const [side, height] = [32, 64];
  const data = new Uint8Array(side * colours.length * height * 3);
  for (let at = 0; at < data.length / 3; at++) {
    const colour = colours[Math.floor((at % (side * colours.length)) / side)]!;
    data.set(Buffer.from(colour.slice(1), 'hex'), at * 3);
  }
  return { data, width: side * colours.length, height };
}

test('12 megapixels of a phone are decoded within what a computer of 384 MiB has for them', async () => {
  const small = await encode(photo(400, 300), 'jpeg');
  const large = await sharp(small).resize(4032, 3024, { kernel: 'nearest' }).jpeg().toBuffer();
  const file = await heic([large], ['-p', 'preset=ultrafast']);
  const said = async (path: string) => (await openMedia()).inspect(path, 'IMG_1.HEIC', ample.signal);
  const { memory } = await withFile(file, said);
  expect(memory).toBeLessThan(memoryBudget(384 * 2 ** 20, 1));
  expect(await show(file, { memory })).toMatchObject({ state: 'ok', developedBy: 'heif-convert' });
});
