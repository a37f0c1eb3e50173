/** The stills that ImageMagick reads for us: each in its own colours, upright, and only the first of several. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { imageMagick } from '../../worker/media/readers/imageMagick.ts';
import { isCutPsd } from '../../worker/media/readers/isCutPsd.ts';
import { meanDistance } from '../fixtures/closeness.ts';
import { encode, open } from '../fixtures/encode.ts';
import { magicked } from '../fixtures/magicked.ts';
import { ample, openMedia, readingOf, testTools } from '../fixtures/openMedia.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { sampleFile, samples } from '../fixtures/samples.ts';
import { pixelsOf, seen, show, showFile } from '../fixtures/show.ts';
import { withCopy, withFile } from '../fixtures/withFile.ts';

const picture = photo(120, 80);
const png = await encode(picture, 'png');

/** As WebP at quality 80, and with what each format loses; another picture is beyond 40. */
const CLOSE = 10;

describe('a picture comes out as it went in', () => {
  test.each([
    ['psd:out', 'image/vnd.adobe.photoshop', []],
    ['psb:out', 'image/vnd.adobe.photoshop', []],
    ['bmp:out', 'image/bmp', []],
    ['bmp3:out', 'image/bmp', ['-colors', '256']],
    ['tga:out', 'image/x-tga', ['-orient', 'TopLeft', '-compress', 'RLE']],
    ['pcx:out', 'image/x-pcx', []],
    ['ico:out', 'image/x-icon', []],
    ['ppm:out', 'image/x-portable-anymap', []],
    ['ppm:out', 'image/x-portable-anymap', ['-compress', 'None']],
    ['ppm:out', 'image/x-portable-anymap', ['-depth', '16']],
    ['pam:out', 'image/x-portable-anymap', []],
    ['pfm:out', 'image/x-portable-anymap', []],
    ['sgi:out', 'image/x-sgi', []],
    ['sun:out', 'image/x-sun-raster', []],
    ['dds:out', 'image/vnd-ms.dds', []],
    ['dpx:out', 'image/x-dpx', []],
    ['exr:out', 'image/x-exr', []],
    ['hdr:out', 'image/vnd.radiance', []],
    ['jp2:out', 'image/jp2', []],
    ['jp2:out', 'image/jp2', ['-depth', '16']],
  ])('%s as %s %j', async (target, contentType, args) => {
    const file = await magicked(png, [...args, target]);
    const shown = await show(file, { name: 'IMG.jpg' });
    expect(shown).toMatchObject({ kind: 'image', contentType, state: 'ok', developedBy: 'ImageMagick' });
    expect([shown.width, shown.height]).toEqual([120, 80]);
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(CLOSE);
  });

  test('JPEG 2000 without its container', async () => {
    const jp2 = await magicked(png, ['jp2:out']);
    const shown = await show(jp2.subarray(jp2.indexOf('jp2c') + 4));
    expect(shown).toMatchObject({ contentType: 'image/j2c', state: 'ok' });
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(CLOSE);
  });

  test.each(['psd', 'jp2', 'bmp', 'pgm'])('grey: %s', async (coder) => {
    const grey = await open(picture).toColourspace('b-w').png().toBuffer();
    const shown = await show(await magicked(grey, [`${coder}:out`]));
    expect(meanDistance(await seen(shown), await pixelsOf({ content: grey }))).toBeLessThan(CLOSE);
  });

  test('a PSD of Lab, and of CMYK', async () => {
    const lab = await show(await magicked(png, ['-colorspace', 'Lab', 'psd:out']));
    expect(meanDistance(await seen(lab), picture)).toBeLessThan(CLOSE);
    const cmyk = await show(await magicked(png, ['-colorspace', 'CMYK', 'psd:out']));
    // Inks reach fewer colours than a screen.
    expect(meanDistance(await seen(cmyk), picture)).toBeLessThan(30);
  });
});

test('a profile counts', async () => {
  const wide = await open(picture).withIccProfile('p3').png().toBuffer();
  const bare = await sharp(wide, { ignoreIcc: true }).png().toBuffer();
  for (const coder of ['psd', 'tiff'])
    expect(meanDistance(await seen(await show(await magicked(wide, [`${coder}:out`]))), picture)).toBeLessThan(CLOSE);
  const [told, untold] = await Promise.all(
    [wide, bare].map(async (content) =>
      meanDistance(await seen(await show(await magicked(content, ['psd:out']))), picture),
    ),
  );
  expect(untold! - told!).toBeGreaterThan(1);
});

test('what is transparent in a BMP is white; a PSD is shown as Photoshop keeps it, on white already', async () => {
  const create = { width: 64, height: 64, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } } as const;
  const half = await sharp({ create }).png().toBuffer();
  const { data: bmp } = await seen(await show(await magicked(half, ['bmp:out'])));
  expect(Math.abs(bmp[1]! - 128)).toBeLessThan(8);
  const kept = await sharp({ create })
    .flatten({ background: '#ffffff' })
    .joinChannel(Buffer.alloc(64 * 64, 128), { raw: { width: 64, height: 64, channels: 1 } })
    .png()
    .toBuffer();
  const { data: psd } = await seen(await show(await magicked(kept, ['psd:out'])));
  expect(Math.abs(psd[1]! - 128)).toBeLessThan(8);
});

test('of several icons the first, and no other is decoded', async () => {
  const file = await magicked(png, ['(', '-clone', '0', '-resize', '48x32', '-negate', ')', 'ico:out']);
  const shown = await show(file);
  expect([shown.width, shown.height]).toEqual([120, 80]);
  await withFile(file, async (path) => {
    const readable = await imageMagick(await readingOf(path));
    // No pages, where a TIFF holds but one.
    expect((await sharp(readable?.source).metadata()).pages ?? 1).toBe(1);
  });
});

describe('a TGA may be stored from any corner', () => {
  test.each([
    ['bottom left', 0x00],
    ['bottom right', 0x10],
    ['top left', 0x20],
    ['top right', 0x30],
  ])('%s', async (_, corner) => {
    const shown = await show(tga(picture, corner), { name: 'a.tga' });
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(CLOSE);
  });

  test('and is known without its name, but for rare kinds of it', async () => {
    const plain = tga(picture, 0);
    expect(await inspectionOf(plain, 'a.jpg')).toMatchObject({ contentType: 'image/x-tga' });
    const named = Buffer.concat([Buffer.from([4]), plain.subarray(1, 18), Buffer.from('name'), plain.subarray(18)]);
    expect(await inspectionOf(named, 'a.jpg')).toMatchObject({ kind: 'other' });
    expect(await inspectionOf(named, 'a.tga')).toMatchObject({ kind: 'image' });
  });
});

describe('a TIFF of channels that libvips does not know', () => {
  test.each([10, 12, 14])('%i bits', async (bits) => {
    const file = tiffOf(picture, bits);
    const shown = await show(file, { name: 'a.tif' });
    expect(shown).toMatchObject({ kind: 'tiff', state: 'ok', developedBy: 'ImageMagick' });
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(CLOSE);
  });

  test('Lab of 8 bits', async () => {
    const file = await magicked(png, ['-alpha', 'off', '-colorspace', 'Lab', '-depth', '8', 'tiff:out']);
    const shown = await show(file, { name: 'a.tif' });
    expect(shown).toMatchObject({ kind: 'tiff', state: 'ok', developedBy: 'ImageMagick' });
    expect(meanDistance(await seen(shown), picture)).toBeLessThan(CLOSE);
  });

  test('is refused with 24 bits, of which ImageMagick makes noise', async () => {
    await expect(show(tiffOf(picture, 24), { name: 'a.tif' })).rejects.toMatchObject({ code: 'corrupt' });
  });

  test('is upright', async () => {
    const shown = await show(tiffOf(picture, 12, 6), { name: 'a.tif' });
    expect([shown.width, shown.height]).toEqual([80, 120]);
  });

  test('is handed on where ImageMagick is missing', async () => {
    const { convert: _, ...tools } = await testTools();
    const media = await openMedia({ tools });
    const inspection = await withFile(tiffOf(picture, 12), (file) => media.inspect(file, 'a.tif', ample.signal));
    expect(inspection).toMatchObject({ decodable: true, missing: ['convert'] });
  });
});

test.each([
  ['JPEG XL', '\xff\x0a\xfa\x1f\x41\x91\x08\x06'],
  ['Apple icons', 'icns\0\0\0\x10ICN#\0\0\0\0'],
  ['XCF', 'gimp xcf v011\0\0\0\0\x01'],
])('%s is kept without pictures', async (_, content) => {
  expect(await inspectionOf(Buffer.from(content, 'latin1'), 'a.jpg')).toMatchObject({ decodable: false });
});

test.each(['psd', 'psb', 'bmp', 'tga', 'jp2', 'pcx', 'ppm'])(
  'a %s that was cut off is never called whole',
  async (coder) => {
    const file = await magicked(png, [`${coder}:out`]);
    const state = await show(file.subarray(0, file.length * 0.6), { name: `a.${coder}` }).then(
      (shown) => shown.state,
      ({ code }) => code,
    );
    expect(['corrupt', 'degraded']).toContain(state);
  },
);

test('a PSB with a part larger than any file can be ends before its picture', async () => {
  const file = await magicked(png, ['psb:out']);
  // Head, no colour table, no resources: then the length of the layers.
  const layers = 30 + 4 + file.readUInt32BE(30);
  const huge = Buffer.from(file).fill(0xff, layers, layers + 8);
  expect(await withFile(file, isCutPsd)).toBe(false);
  expect(await withFile(huge, isCutPsd)).toBe(true);
});

describe.runIf(samples())('the corpus', () => {
  test.each(['minisblack-10', 'rgb-contig-04', 'rgb-contig-14', 'rgb-planar-02', 'rgb-planar-12'])(
    'flower-%s',
    async (name) => {
      const flower = (each: string) =>
        withCopy(sampleFile(`png-webp-gif-tiff-avif/tm__flower-${each}.tif`), (file) =>
          showFile(file, { name: 'a.tif' }),
        );
      const known = await seen(await flower(name.startsWith('mini') ? 'minisblack-16' : 'rgb-planar-16'));
      expect(meanDistance(await seen(await flower(name)), known)).toBeLessThan(/-02/.test(name) ? 45 : CLOSE);
    },
  );
});

async function inspectionOf(content: Buffer, name: string) {
  return (await withFile(content, (file) => readingOf(file, name))).inspection;
}

/** 24 bits, no compression, by hand: ImageMagick writes one corner only. */
function tga({ data, width, height }: Pixels, corner: number): Buffer {
  const head = Buffer.alloc(18);
  head[2] = 2;
  head.writeUInt16LE(width, 12);
  head.writeUInt16LE(height, 14);
  head[16] = 24;
  head[17] = corner;
  const body = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const [column, row] = [corner & 0x10 ? width - 1 - x : x, corner & 0x20 ? y : height - 1 - y];
      const from = (row * width + column) * 3;
      body.set([data[from + 2]!, data[from + 1]!, data[from]!], at);
    }
  }
  return Buffer.concat([head, body]);
}

/** One strip of RGB, big-endian, `bits` a channel without gaps. */
function tiffOf({ data, width, height }: Pixels, bits: number, orientation = 1): Buffer {
  const row = Math.ceil((width * 3 * bits) / 8);
  const strip = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    let text = '';
    for (let at = y * width * 3; at < (y + 1) * width * 3; at++) {
      const value = Math.round((data[at]! / 255) * (2 ** bits - 1));
      text += value.toString(2).padStart(bits, '0');
    }
    for (let at = 0; at < row; at++)
      strip[y * row + at] = Number.parseInt(text.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2);
  }
  const [entries, bitsAt] = [11, 8 + 2 + 11 * 12 + 4];
  const tags: [tag: number, type: 3 | 4, count: number, value: number][] = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 3, bitsAt],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [273, 4, 1, bitsAt + 6],
    [274, 3, 1, orientation],
    [277, 3, 1, 3],
    [278, 4, 1, height],
    [279, 4, 1, strip.length],
    [284, 3, 1, 1],
  ];
  const head = Buffer.alloc(bitsAt + 6);
  head.write('MM\0*\0\0\0\x08', 'latin1');
  head.writeUInt16BE(entries, 8);
  tags.forEach(([tag, type, count, value], at) => {
    const place = 10 + at * 12;
    head.writeUInt16BE(tag, place);
    head.writeUInt16BE(type, place + 2);
    head.writeUInt32BE(count, place + 4);
    if (type === 3 && count === 1) head.writeUInt16BE(value, place + 8);
    else head.writeUInt32BE(value, place + 8);
  });
  for (let at = 0; at < 3; at++) head.writeUInt16BE(bits, bitsAt + at * 2);
  return Buffer.concat([head, strip]);
}
