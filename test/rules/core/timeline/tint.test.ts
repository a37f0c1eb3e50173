/** The colour of a tile before its picture is there: three bits of red, three of green, two of blue. */
import { rgbaToThumbHash } from 'thumbhash';
import { describe, expect, test } from 'vitest';
import { stripOf } from '../../../../core/timeline/strip.ts';
import { aRow } from '../../aRow.ts';

function tintOf(thumbhash: string | undefined): string {
  const [tint = 0] = stripOf([{ row: aRow('a.jpg', { thumbhash }), members: 1 }]).tints;
  const bits = tint.toString(2).padStart(8, '0');
  return `${bits.slice(0, 3)} ${bits.slice(3, 6)} ${bits.slice(6)}`;
}

function plain(...colour: [r: number, g: number, b: number]): string {
  const pixels = Uint8Array.from({ length: 4 * 64 }, (_, i) => [...colour, 255][i % 4] ?? 0);
  return Buffer.from(rgbaToThumbHash(8, 8, pixels)).toString('base64');
}

describe('a plain picture', () => {
  test.each([
    ['black', plain(0, 0, 0), '000 000 00'],
    ['white', plain(255, 255, 255), '111 111 11'],
    ['red', plain(255, 0, 0), '111 000 00'],
    ['green', plain(0, 255, 0), '000 111 00'],
    ['blue', plain(0, 0, 255), '000 000 11'],
    ['grey', plain(140, 140, 150), '100 100 10'],
  ])('%s', (_, thumbhash, tint) => {
    expect(tintOf(thumbhash)).toBe(tint);
  });
});

test('no picture is grey', () => {
  expect(tintOf(undefined)).toBe('100 100 10');
});

test.each(['', 'AA==', '?', '////////'])('thumbhash %j breaks nothing', (thumbhash) => {
  expect(tintOf(thumbhash)).toMatch(/^[01]{3} [01]{3} [01]{2}$/);
});
