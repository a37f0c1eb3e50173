/** Whatever a file's colours are, the previews are sRGB, opaque, and free of metadata. */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { meanDistance } from '../fixtures/closeness.ts';
import { encode, open } from '../fixtures/encode.ts';
import { adobeRgbProfile, greyProfile } from '../fixtures/iccProfile.ts';
import { magicked } from '../fixtures/magicked.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { pixelsOf, seen, show } from '../fixtures/show.ts';
import { withFile } from '../fixtures/withFile.ts';

const picture = photo(240, 160);
const swatches = patches(['#c83232', '#32b432', '#3246c8', '#d2b428', '#808080', '#fafafa']);

/** What a decoder sees that knows nothing of profiles. */
async function stored(file: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file, { ignoreIcc: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

describe('wide gamut comes out as sRGB', () => {
  test.each([8, 16])('Display P3, %i bits', async (bits) => {
    const file = await open(swatches)
      .toColourspace(bits === 16 ? 'rgb16' : 'srgb')
      .withIccProfile('p3')
      .png()
      .toBuffer();
    expect((await sharp(file).metadata()).depth).toBe(bits === 16 ? 'ushort' : 'uchar');
    expect(meanDistance(await stored(file), swatches)).toBeGreaterThan(5);
    expect(meanDistance(await seen(await show(file)), swatches)).toBeLessThan(2.5);
  });

  test.each(['jpeg', 'tiff', 'webp', 'png'] as const)('Adobe RGB in a %s', async (format) => {
    const file = await withFile(adobeRgbProfile(), (profile) =>
      open(swatches).withIccProfile(profile).toFormat(format, { quality: 95 }).toBuffer(),
    );
    expect(meanDistance(await stored(file), swatches)).toBeGreaterThan(5);
    expect(meanDistance(await seen(await show(file)), swatches)).toBeLessThan(3);
  });

  test('a profile that is no profile is passed over', async () => {
    const file = await withFile(adobeRgbProfile(), (profile) =>
      open(swatches).withIccProfile(profile).jpeg().toBuffer(),
    );
    const tags = file.indexOf('acsp') - 36 + 128;
    file.fill(7, tags, tags + 200);
    expect((await sharp(file).metadata()).hasProfile).toBe(true);
    const shown = await show(file);
    expect(shown.state).toBe('ok');
    expect(meanDistance(await seen(shown), await stored(file))).toBeLessThan(3);
  });
});

describe('other ways to store colour', () => {
  test('CMYK, through its own or the usual profile', async () => {
    const cmyk = await open(swatches).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    // Inks reach fewer colours than a screen.
    expect(meanDistance(await seen(await show(cmyk)), swatches)).toBeLessThan(25);
  });

  test('16 bits a channel, without a profile', async () => {
    const deep = await open(swatches).toColourspace('rgb16').png().toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    expect(meanDistance(await seen(await show(deep)), swatches)).toBeLessThan(2.5);
  });

  test.each([8, 16])('grey, %i bits, with or without alpha', async (bits) => {
    const grey = open(picture).toColourspace(bits === 16 ? 'grey16' : 'b-w');
    const wanted = await pixelsOf({ content: await grey.clone().png().toBuffer() });
    for (const file of [await grey.clone().png().toBuffer(), await grey.clone().ensureAlpha().png().toBuffer()]) {
      const { data } = await seen(await show(file));
      expect(meanDistance({ ...picture, data }, wanted)).toBeLessThan(4);
    }
  });

  test('grey by its own profile', async () => {
    const raw = { width: 32, height: 32, channels: 1 as const };
    const file = await withFile(greyProfile(1), (profile) =>
      sharp(Buffer.alloc(32 * 32, 64), { raw })
        .toColourspace('b-w')
        .withIccProfile(profile, { attach: true })
        .png()
        .toBuffer(),
    );
    expect(await sharp(file).metadata()).toMatchObject({ channels: 1, hasProfile: true });
    // A twentieth of the light: 64 of 255 with sRGB's gamma, 13 without any.
    expect(Math.abs((await stored(file)).data[0]! - 13)).toBeLessThan(3);
    expect(Math.abs((await seen(await show(file))).data[0]! - 64)).toBeLessThan(4);
  });

  test('a palette', async () => {
    const file = await open(swatches).png({ palette: true, colours: 16 }).toBuffer();
    expect(meanDistance(await seen(await show(file)), swatches)).toBeLessThan(3);
  });
});

describe('what is transparent is white', () => {
  test.each(['png', 'webp', 'tiff', 'avif'] as const)('in a %s', async (format) => {
    const clear = await sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } },
    })
      .toFormat(format, { compression: format === 'tiff' ? 'lzw' : undefined })
      .toBuffer();
    const { data } = await seen(await show(clear));
    expect(Math.min(...data)).toBeGreaterThanOrEqual(252);
  });

  test('and half transparent is half white', async () => {
    const half = await sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const { data } = await seen(await show(half));
    expect(data[0]).toBeGreaterThan(222);
    expect(Math.abs(data[1]! - 128)).toBeLessThan(6);
  });
});

test.each(['off', 'set'])('a TIFF of Lab with 16 bits comes out as it went in, alpha %s', async (alpha) => {
  const args = ['-alpha', alpha, '-colorspace', 'Lab', '-depth', '16', 'tiff:out'];
  const shown = await show(await magicked(await encode(picture, 'png'), args));
  expect(shown).toMatchObject({ kind: 'tiff', developedBy: 'sharp' });
  expect(meanDistance(await seen(shown), picture)).toBeLessThan(10);
});

function patches(colours: string[]): Pixels {
  const [side, height] = [32, 32];
  const data = new Uint8Array(side * colours.length * height * 3);
  for (let at = 0; at < data.length / 3; at++) {
    const colour = colours[Math.floor((at % (side * colours.length)) / side)]!;
    data.set(Buffer.from(colour.slice(1), 'hex'), at * 3);
  }
  return { data, width: side * colours.length, height };
}
