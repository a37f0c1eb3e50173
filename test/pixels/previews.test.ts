/** Two previews, cut from the one picture: never enlarged, without metadata, always the same. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pipelineFor } from '../../worker/media/pipeline.ts';
import { PREVIEWS, previewSettings } from '../../worker/media/previews.ts';
import { meanDistance } from '../fixtures/closeness.ts';
import { encode, open } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { pixelsOf, seen, show } from '../fixtures/show.ts';

const small = photo(480, 320);

/** A picture of any size, quickly. */
function scene(width: number, height: number) {
  return open(small).resize(width, height, { fit: 'fill', kernel: 'nearest' });
}

describe('size', () => {
  test.each([
    [3000, 2000, '2048x1365', '600x400'],
    [4000, 500, '2048x256', '800x100'],
    [600, 3000, '410x2048', '80x400'],
    [1000, 700, '1000x700', '571x400'],
    [300, 200, '300x200', '300x200'],
    [1, 1, '1x1', '1x1'],
    [5000, 1, '2048x1', '800x1'],
  ])('a picture of %ix%i has a large of %s and a thumb of %s', async (width, height, large, thumb) => {
    const shown = await show(await scene(width, height).png({ compressionLevel: 1 }).toBuffer());
    expect(shown).toMatchObject({ state: 'ok', width, height });
    expect(shown.previews.map(({ name, width, height }) => [name, `${width}x${height}`])).toEqual([
      ['large.webp', large],
      ['thumb.webp', thumb],
    ]);
  });

  test.each(['jpeg', 'webp'] as const)(
    'is true to the content, and says so, where a %s is made smaller as it loads',
    async (format) => {
      const shown = await show(await scene(4500, 3000).toFormat(format, { quality: 85, effort: 0 }).toBuffer());
      for (const preview of shown.previews) {
        const { width, height, format: found, pages } = await sharp(preview.content).metadata();
        expect({ width, height, found, pages }).toEqual({
          width: preview.width,
          height: preview.height,
          found: 'webp',
          pages: undefined,
        });
        expect(preview.type).toBe('image/webp');
      }
      const [large, thumb] = await Promise.all(shown.previews.map(pixelsOf));
      const shrunk = await open(large!).resize(600, 400).raw().toBuffer();
      expect(meanDistance(thumb!, { ...thumb!, data: shrunk })).toBeLessThan(4);
    },
  );
});

test('a preview holds no metadata: no place, no profile, no camera', async () => {
  const tagged = await open(photo(320, 240))
    .withIccProfile('p3')
    .withExif({
      IFD0: { Make: 'Secret', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
    .jpeg()
    .toBuffer();
  expect(await sharp(tagged).metadata()).toMatchObject({
    exif: expect.anything(),
    icc: expect.anything(),
    xmp: expect.anything(),
  });
  for (const { content } of (await show(tagged)).previews) {
    const { exif, icc, xmp, iptc, orientation } = await sharp(content).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect(Buffer.from(content).includes('Secret')).toBe(false);
  }
});

describe('of many pictures in one file, the first', () => {
  const [first, second] = [photo(240, 160, 1), photo(240, 160, 2)];
  const animated = async (format: 'gif' | 'webp' | 'tiff') => {
    const frames = await Promise.all([first, second, photo(240, 160, 3)].map((each) => encode(each, 'png')));
    return sharp(frames, { join: { animated: true } })
      .toFormat(format, { compression: 'lzw' })
      .toBuffer();
  };

  test.each(['gif', 'webp'] as const)('of an animated %s', async (format) => {
    const file = await animated(format);
    expect((await sharp(file).metadata()).pages).toBe(3);
    const shown = await show(file);
    expect([shown.width, shown.height]).toEqual([240, 160]);
    expect(meanDistance(await seen(shown), first)).toBeLessThan(10);
  });

  test('of a TIFF of many pages', async () => {
    const file = twoPages(first, second);
    expect((await sharp(file).metadata()).pages).toBe(2);
    const shown = await show(file);
    expect([shown.width, shown.height]).toEqual([240, 160]);
    expect(meanDistance(await seen(shown), first)).toBeLessThan(6);
  });
});

test('the same file gives the same bytes, however often and however many at once', async () => {
  const file = await encode(photo(1200, 800), 'jpeg');
  const all = await Promise.all(Array.from({ length: 4 }, () => show(file)));
  for (const { previews, thumbhash, fingerprint } of all) {
    expect({ previews, thumbhash, fingerprint }).toEqual({
      previews: all[0]!.previews,
      thumbhash: all[0]!.thumbhash,
      fingerprint: all[0]!.fingerprint,
    });
  }
});

test('a thumbhash has at most 25 bytes, a fingerprint 256 bits', async () => {
  const shown = await show(await encode(photo(320, 240), 'jpeg'));
  expect(Buffer.from(shown.thumbhash!, 'base64').length).toBeLessThanOrEqual(25);
  expect(shown.fingerprint).toEqual({ scheme: 'blockhash16', hex: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test('the settings as text hold all that another picture follows from', () => {
  expect(pipelineFor('preview').settings).toBe('large 2048x2048 webp q80 e2; thumb 800x400 webp q80 e2');
  for (const change of [
    { width: 1 },
    { height: 1 },
    { quality: 1 },
    { format: 'jpeg' as const },
    { crop: true as const },
  ]) {
    expect(previewSettings(PREVIEWS.map((size) => ({ ...size, ...change })))).not.toBe(previewSettings());
  }
});

/** A TIFF of two pages, uncompressed, one strip each. */
function twoPages(...pages: ReturnType<typeof photo>[]): Buffer {
  const parts = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let end = 8;
  for (const [at, { data, width, height }] of pages.entries()) {
    const bits = end + 2 + 9 * 12 + 4;
    const next = at + 1 < pages.length ? bits + 6 + data.length : 0;
    const tags = [
      [256, 3, 1, width],
      [257, 3, 1, height],
      [258, 3, 3, bits],
      [259, 3, 1, 1],
      [262, 3, 1, 2],
      [273, 4, 1, bits + 6],
      [277, 3, 1, 3],
      [278, 3, 1, height],
      [279, 4, 1, data.length],
    ];
    const directory = Buffer.alloc(2 + tags.length * 12 + 4);
    directory.writeUInt16LE(tags.length, 0);
    for (const [index, [tag, type, count, value]] of tags.entries()) {
      const entry = 2 + index * 12;
      directory.writeUInt16LE(tag!, entry);
      directory.writeUInt16LE(type!, entry + 2);
      directory.writeUInt32LE(count!, entry + 4);
      directory.writeUInt32LE(value!, entry + 8);
    }
    directory.writeUInt32LE(next, 2 + tags.length * 12);
    parts.push(directory, Buffer.from([8, 0, 8, 0, 8, 0]), Buffer.from(data));
    end = next;
  }
  return Buffer.concat(parts);
}
