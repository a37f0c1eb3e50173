import fc from 'fast-check';
import { thumbHashToAverageRGBA } from 'thumbhash';
import { expect, test } from 'vitest';
import { averageColour } from '../../../web/ui/averageColour.ts';

test('the average colour is the one that the library says', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 25, maxLength: 25 }), (hash) => {
      const { r, g, b } = thumbHashToAverageRGBA(hash);
      const colour = averageColour(Buffer.from(hash).toString('base64'));
      expect(colour).toBe(`rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(' ')})`);
    }),
  );
});

test('what has no thumbhash has no colour', () => {
  expect(averageColour('')).toBe('');
});
