/** The hash in the names of published files: theirs alone, and of text and its bytes the same. */
import { expect, test } from 'vitest';
import { hashOf } from '../../../core/hash.ts';

/** FIPS 180-4's examples, cut to 64 bits. */
test.each([
  ['', 'e3b0c44298fc1c14'],
  ['abc', 'ba7816bf8f01cfea'],
])('%j', (text, hash) => {
  expect(hashOf(text)).toBe(hash);
  expect(hashOf(Buffer.from(text))).toBe(hash);
});
