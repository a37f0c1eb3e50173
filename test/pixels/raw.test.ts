/** RAW files: which picture of them is shown, upright once, in which colours, and as large as can be. */
import { describe, expect, test } from 'vitest';
import { bitDistance, meanDistance } from '../fixtures/closeness.ts';
import { encode } from '../fixtures/encode.ts';
import { ample, openMedia, testTools } from '../fixtures/openMedia.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { type RawOptions, rawFile } from '../fixtures/rawFile.ts';
import { type ShowOptions, seen, show } from '../fixtures/show.ts';
import { ORIENTATIONS, storedAs, turned } from '../fixtures/storedAs.ts';
import { withFile } from '../fixtures/withFile.ts';

const picture = photo(600, 400);
const { dcraw: _, ...withoutDcraw } = await testTools();
const { dcraw_emu: __, ...withoutEither } = withoutDcraw;

async function shown(raw: RawOptions = {}, options: ShowOptions = {}, pixels = picture) {
  const { style = 'dng' } = raw;
  return show(await rawFile(pixels, raw), { name: `photo.${style}`, ...options });
}

describe('who makes the picture', () => {
  test.each(['dng', 'arw', 'nef'] as const)('the camera, of a %s that holds a picture as large', async (style) => {
    const made = await shown({ style });
    expect(made).toMatchObject({ kind: 'raw', state: 'ok', developedBy: 'embedded preview', width: 600, height: 400 });
    expect(meanDistance(await seen(made), picture)).toBeLessThan(6);
  });

  test.each(['dng', 'arw', 'nef'] as const)('dcraw, where development is preferred, of a %s', async (style) => {
    const made = await shown({ style }, { raw: 'develop' });
    expect(made).toMatchObject({ state: 'ok', developedBy: 'dcraw', width: 600, height: 400 });
  });

  test('dcraw, where the embedded picture is too small', async () => {
    expect(await shown({ preview: 550 })).toMatchObject({ state: 'ok', developedBy: 'dcraw', width: 600, height: 400 });
    expect((await shown({ preview: 580 })).developedBy).toBe('embedded preview');
  });

  test('the camera, if its smaller picture shows as much as the largest preview', async () => {
    const made = await shown({ preview: 2000 }, {}, photo(2600, 1700));
    expect(made).toMatchObject({ developedBy: 'embedded preview', width: 2600, height: 1700 });
    expect(made.previews[0]!.width).toBe(2000);
  });

  test('LibRaw, where dcraw can not', async () => {
    const made = await shown({}, { raw: 'develop', tools: withoutDcraw });
    expect(made).toMatchObject({ state: 'ok', developedBy: 'libraw', width: 600, height: 400 });
  });

  test('the camera after all, if nobody can develop it; smaller than it should be, it is degraded', async () => {
    const small = await shown({ preview: 400 }, { tools: withoutEither });
    expect(small).toMatchObject({ state: 'degraded', developedBy: 'embedded preview', width: 600, height: 400 });
    const large = await shown({}, { raw: 'develop', tools: withoutEither });
    expect(large).toMatchObject({ state: 'ok', developedBy: 'embedded preview' });
  });

  test('nobody, if only the thumbnail of a camera screen is left', async () => {
    const only = shown({ preview: 160 }, { tools: withoutEither });
    await expect(only).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
  });

  test('sharp, of a plain TIFF under the name of a RAW', async () => {
    const made = await show(await encode(picture, 'tiff'), { name: 'photo.nef' });
    expect(made).toMatchObject({ kind: 'raw', state: 'ok', developedBy: 'sharp', width: 600, height: 400 });
    expect(meanDistance(await seen(made), picture)).toBeLessThan(6);
  });

  test('needs no program that is missing where the camera has made it', async () => {
    const inspect = async (raw: RawOptions) => {
      const media = await openMedia({ tools: withoutEither });
      return withFile(await rawFile(picture, raw), (file) => media.inspect(file, 'photo.dng', ample.signal));
    };
    expect(await inspect({})).toMatchObject({ decodable: true, missing: [] });
    expect(await inspect({ preview: 400 })).toMatchObject({ decodable: true, missing: ['dcraw', 'dcraw_emu'] });
  });
});

describe.each([
  ['embedded preview', {}],
  ['dcraw', { raw: 'develop' }],
  ['libraw', { raw: 'develop', tools: withoutDcraw }],
] as const)('a RAW in each of the eight orientations, by %s', (developedBy, options: ShowOptions) => {
  const upright = photo(480, 320);
  const all = ORIENTATIONS.map(async (orientation) => shown({ orientation }, options, storedAs(orientation, upright)));

  test.each(ORIENTATIONS)('is upright from orientation %i', async (orientation) => {
    const made = await all[orientation - 1]!;
    expect(made).toMatchObject({ developedBy, state: 'ok', width: 480, height: 320 });
    expect(meanDistance(await seen(made), upright)).toBeLessThan(16);
  });

  test('has one fingerprint, within 6 bits, which is that of the picture', async () => {
    const hexes = (await Promise.all(all)).map((made) => made.fingerprint!.hex);
    const { fingerprint } = await show(await encode(upright, 'png'));
    const distances = hexes.map((hex) => bitDistance(hex, fingerprint!.hex));
    expect(Math.max(...distances)).toBeLessThanOrEqual(6);
  });

  test("is turned by a person's wish on top", async () => {
    const stored = storedAs(6, upright);
    const made = await shown({ orientation: 6 }, { ...options, turn: 90 }, stored);
    expect(made).toMatchObject({ developedBy, width: 320, height: 480 });
    expect(meanDistance(await seen(made), turned(upright, 90))).toBeLessThan(16);
  });
});

test('an embedded picture that is upright already, as its shape tells, is not turned again', async () => {
  const upright = photo(400, 600);
  const jpeg = await encode(upright, 'jpeg');
  const made = await shown({ orientation: 6, jpeg }, {}, storedAs(6, upright));
  expect(made).toMatchObject({ developedBy: 'embedded preview', width: 400, height: 600 });
  expect(meanDistance(await seen(made), upright)).toBeLessThan(6);
});

test('an embedded picture is turned by what the RAW says, not by what it says itself', async () => {
  const stored = storedAs(8, picture);
  const jpeg = await encode(stored, 'jpeg', { orientation: 8 });
  const made = await shown({ orientation: 8, jpeg }, {}, stored);
  expect(meanDistance(await seen(made), picture)).toBeLessThan(6);
});

describe('colours', () => {
  const mean = ({ data }: Pixels) =>
    [0, 1, 2].map((channel) => {
      let sum = 0;
      for (let at = channel; at < data.length; at += 3) sum += data[at]!;
      return sum / (data.length / 3);
    });

  test.each([
    ['dcraw', { raw: 'develop' }],
    ['libraw', { raw: 'develop', tools: withoutDcraw }],
  ] as const)(
    '%s gives those of the embedded picture, within 6 levels of each channel on average',
    async (_, options) => {
      // Both programs stretch what they develop until one pixel in a hundred is white: here that is so already.
      const white = { ...picture, data: picture.data.slice() };
      white.data.fill(255, 0, 600 * 3 * 8);
      const [camera, developed] = [
        mean(await seen(await shown({}, {}, white))),
        mean(await seen(await shown({}, options, white))),
      ];
      for (const channel of [0, 1, 2]) expect(Math.abs(camera[channel]! - developed[channel]!)).toBeLessThan(6);
    },
  );
});

describe('a large one', () => {
  test('is developed to half its size, where that is enough', async () => {
    const large = photo(4000, 1000);
    const made = await shown({ preview: 0 }, {}, large);
    expect(made).toMatchObject({ developedBy: 'dcraw', width: 4000, height: 1000 });
    expect(made.previews[0]!.width).toBe(2000);
    const smaller = await shown({ preview: 0 }, {}, photo(3800, 400));
    expect(smaller.previews[0]!.width).toBe(2048);
  });
});
