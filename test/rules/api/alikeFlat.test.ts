/** Which pictures are too plain to be a near copy of anything. */
import { describe, expect, test } from 'vitest';
import { isFlat } from '../../../api/alike/isFlat.ts';
import { fingerprint } from '../../../worker/media/fingerprint.ts';
import { randomFrom } from '../../fixtures/random.ts';
import { aPrint } from './prints.ts';

const flat = (print: string) => isFlat(Uint8Array.from(Buffer.from(print, 'hex')), 0);

/** The fingerprint of a grey picture by its brightness; x and y go from 0 to 1. */
function printOf(brightness: (x: number, y: number) => number): string {
  const side = 64;
  const data = Uint8Array.from({ length: side * side * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const grey = brightness((pixel % side) / (side - 1), Math.floor(pixel / side) / (side - 1));
    return Math.max(0, Math.min(255, Math.round(grey)));
  });
  return fingerprint({ data, width: side, height: side }).hex;
}

const random = randomFrom(1);
const PLAIN: [string, (x: number, y: number) => number][] = [
  ['black', () => 0],
  ['white', () => 255],
  ['a clear sky, darker above', (_, y) => 120 + 80 * y],
  ['a clear sky, held askew', (x, y) => 120 + 80 * y + 30 * x],
  ['a horizon', (_, y) => (y < 0.4 ? 200 : 60)],
  ['a curtain, brighter to the left', (x) => 200 - 90 * x],
  ['a wall, darker towards the corners', (x, y) => 190 - 60 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)],
  ['the moon', (x, y) => ((x - 0.7) ** 2 + (y - 0.3) ** 2 < 0.004 ? 255 : 0)],
  ['two lines of a letter', (x, y) => ((y > 0.1 && y < 0.13) || (y > 0.2 && y < 0.23 && x < 0.7) ? 0 : 255)],
];

describe('flat is', () => {
  test.each(PLAIN)('%s', (_, brightness) => {
    expect(flat(printOf(brightness))).toBe(true);
  });

  test('what has no more than one border a row, whatever it has down', () => {
    expect(flat('ff0000ff'.repeat(8))).toBe(true);
    // Two rows with another one each.
    expect(flat(`ff0fff0f${'ff0000ff'.repeat(7)}`)).toBe(false);
  });

  test('what has no fingerprint', () => {
    expect(flat('0'.repeat(64))).toBe(true);
    expect(flat('f'.repeat(64))).toBe(true);
  });
});

describe('not flat is', () => {
  test('whatever has shapes all over', () => {
    const shapes = Array.from(
      { length: 40 },
      () => [random(), random(), 0.05 + random() / 10, random() * 255] as const,
    );
    const busy = (x: number, y: number) =>
      shapes.findLast(([left, top, size]) => Math.hypot(x - left, y - top) < size)?.[3] ?? 128;
    expect(flat(printOf(busy))).toBe(false);
  });

  test('noise', () => {
    expect(flat(aPrint(1))).toBe(false);
  });

  test('a photo of the samples, nor is it on its side', () => {
    // own-tanners_ridge/orig.jpg, own-beach_colorfilter/orig.jpg and rot90-pixels.jpg.
    expect(flat('01ff00ff00ff007f00ff01ffff50f800f8388000007fffff7fffe8fe00b80240')).toBe(false);
    expect(flat('063e0e3c0f780ffc0ffc0ff80ff001f003fc03fc03dd87cc87ff01df01ee018e')).toBe(false);
  });
});
