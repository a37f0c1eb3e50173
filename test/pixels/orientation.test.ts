/** A picture is turned exactly once, in one place, whatever format says how. */
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../core/pipeline.ts';
import { makePicture } from '../../worker/media/makePicture.ts';
import { avifTurned } from '../fixtures/avifTurned.ts';
import { bitDistance, meanDistance } from '../fixtures/closeness.ts';
import { encode, type Format } from '../fixtures/encode.ts';
import { readingOf } from '../fixtures/openMedia.ts';
import { type Pixels, photo } from '../fixtures/photo.ts';
import { seen, show } from '../fixtures/show.ts';
import { ORIENTATIONS, storedAs, turned } from '../fixtures/storedAs.ts';
import { withFile } from '../fixtures/withFile.ts';

const upright = photo(240, 160);
const FORMATS = ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const;

/** Lossy twice, as file and as preview; a wrong turn is beyond 60. */
const CLOSE = 6;

async function file(format: Format, orientation: number, picture: Pixels): Promise<Buffer> {
  const stored = storedAs(orientation, picture);
  return format === 'avif'
    ? avifTurned(await encode(stored, 'avif'), orientation)
    : encode(stored, format, { orientation });
}

describe.each(FORMATS)('a %s that was stored in each of the eight orientations', (format) => {
  const all = ORIENTATIONS.map(async (orientation) => show(await file(format, orientation, upright)));

  test.each(ORIENTATIONS)('is upright from orientation %i', async (orientation) => {
    const shown = await all[orientation - 1]!;
    expect([shown.kind, shown.state, shown.width, shown.height]).toEqual([format, 'ok', 240, 160]);
    expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
  });

  test('has one fingerprint, within 6 bits', async () => {
    const hexes = (await Promise.all(all)).map((shown) => shown.fingerprint!.hex);
    const distances = hexes.map((hex) => bitDistance(hex, hexes[0]!));
    expect(Math.max(...distances)).toBeLessThanOrEqual(6);
  });

  test('has previews of one size', async () => {
    const sizes = (await Promise.all(all)).map(({ previews }) =>
      previews.map(({ width, height }) => `${width}x${height}`),
    );
    expect(new Set(sizes.map(String))).toEqual(new Set(['240x160,240x160']));
  });
});

describe("a person's turn comes on top of the picture's own orientation", () => {
  const cases = ([0, 90, 180, 270] as Turn[]).flatMap((turn) =>
    [1, 5, 6].map((orientation) => ({ turn, orientation })),
  );

  test.each(cases)('$turn degrees clockwise, stored in orientation $orientation', async ({ turn, orientation }) => {
    const shown = await show(await file('png', orientation, upright), { turn });
    const wanted = turned(upright, turn);
    expect([shown.width, shown.height]).toEqual([wanted.width, wanted.height]);
    expect(meanDistance(await seen(shown), wanted)).toBeLessThan(CLOSE);
  });

  test('also where the picture is made smaller: the thumb fits its box as it is seen', async () => {
    const shown = await show(await encode(photo(1500, 500), 'jpeg', { orientation: 6 }), { turn: 90 });
    const [large, thumb] = shown.previews;
    expect([large?.width, large?.height, thumb?.width, thumb?.height]).toEqual([1500, 500, 800, 267]);
  });
});

test('a box that is no square holds the picture as it is seen', async () => {
  const limits = { seconds: 10, box: { width: 60, height: 150 } };
  for (const [orientation, turn, size] of [
    [1, 0, '60x40'],
    [6, 0, '60x40'],
    [1, 90, '60x90'],
    [6, 90, '60x90'],
  ] as const) {
    const { width, height } = await withFile(await file('png', orientation, upright), async (path) =>
      makePicture(await readingOf(path), turn, limits),
    );
    expect(`${width}x${height}`).toBe(size);
  }
});

test('an AVIF that says its turn twice, as EXIF and as irot, is turned once', async () => {
  // sharp writes both for an orientation of 6.
  const shown = await show(await encode(storedAs(6, upright), 'avif', { orientation: 6 }));
  expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
});

test('an orientation of 0 or 9 is nonsense, and no turn', async () => {
  const tagged = await encode(upright, 'jpeg', { orientation: 6 });
  const orientationTag = Buffer.from('011200030000000100', 'hex');
  const little = Buffer.from('12010300010000000600', 'hex');
  const at = tagged.indexOf(little) >= 0 ? tagged.indexOf(little) + 8 : tagged.indexOf(orientationTag) + 8;
  for (const nonsense of [0, 9]) {
    const bytes = Buffer.from(tagged);
    bytes[bytes[at] === 6 ? at : at + 1] = nonsense;
    const shown = await show(bytes);
    expect(meanDistance(await seen(shown), upright)).toBeLessThan(CLOSE);
  }
});
