/** The name of the pictures made of a content: another for whatever makes other pictures, and the same otherwise. */
import { expect, test } from 'vitest';
import { revOf } from '../../../core/pipeline.ts';

const sha256 = 'ab'.repeat(32);
const pipeline = { version: 3, settings: 'thumb' };
const rev = revOf(sha256, pipeline, 0);

test.each([
  ['content', revOf('ac'.repeat(32), pipeline, 0)],
  ['version', revOf(sha256, { ...pipeline, version: 4 }, 0)],
  ['settings', revOf(sha256, { ...pipeline, settings: 'thumb2' }, 0)],
  ['turn', revOf(sha256, pipeline, 90)],
  ['turn the other way', revOf(sha256, pipeline, 270)],
])('another %s is another rev', (_, other) => {
  expect(other).not.toBe(rev);
});

test('no input runs into the next', () => {
  expect(revOf('1', { version: 2, settings: '3' }, 0)).not.toBe(revOf('12', { version: 3, settings: '' }, 0));
  expect(revOf('a', { version: 1, settings: '1,0' }, 0)).not.toBe(revOf('a', { version: 11, settings: ',0' }, 0));
});

test('the same inputs are the same rev, on every machine and for ever', () => {
  expect(revOf(sha256, { settings: 'thumb', version: 3 }, 0)).toBe(rev);
  expect(rev).toMatch(/^[a-z2-7]{8}$/);
});
