/** What an uploader says in a blob's metadata, which is anybody's to write. */
import { expect, test } from 'vitest';
import { sourceSha256 } from '../../../core/sourceSha256.ts';
import { sourceTime } from '../../../core/sourceTime.ts';

test.each([
  ['0123456789abcdef'.repeat(4), '0123456789abcdef'.repeat(4)],
  [` ${'AB'.repeat(32)} `, 'ab'.repeat(32)],
  ['ab'.repeat(31), undefined],
  ['xy'.repeat(32), undefined],
  ['', undefined],
])('the hash %j is %j', (said, expected) => {
  expect(sourceSha256({ sourcesha256: said })).toBe(expected);
});

test.each([
  ['2001-02-03T04:05:06.789Z', '2001-02-03T04:05:06.789Z'],
  ['2001-02-03T06:05:06.789+02:00', '2001-02-03T04:05:06.789Z'],
  ['2001-02-03T04:05:06-0330', '2001-02-03T07:35:06.000Z'],
  ['2001-02-03T04:05:06', undefined],
  ['2001-02-30T25:05:06Z', undefined],
  ['+012001-02-03T04:05:06Z', undefined],
  ['yesterday', undefined],
])('the time %j is %j', (mtime, expected) => {
  expect(sourceTime({ mtime })?.toISOString()).toBe(expected);
});

test('what is not said is nothing', () => {
  expect([sourceSha256({}), sourceTime({})]).toEqual([undefined, undefined]);
});
