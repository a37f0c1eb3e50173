/** Base32 as RFC 4648 has it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32 } from '../../../core/base32.ts';

/** RFC 4648 section 10, in lower case, without padding. */
test.each([
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('%j is %j', (text, encoded) => {
  expect(base32(Buffer.from(text), encoded.length)).toBe(encoded);
});

/** Node's own base 32 has the digits 0-9a-v and drops leading zeros. */
function byBigInt(bytes: Uint8Array): string {
  const digits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`).toString(32);
  const places = digits.padStart((bytes.length * 8) / 5, '0');
  return places.replace(/./g, (digit) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(digit, 32)] ?? '?');
}

test('ten bytes are what a big number in base 32 is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      expect(base32(bytes, 16)).toBe(byBigInt(bytes));
    }),
  );
});

test('a shorter text is the beginning of a longer one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), fc.integer({ min: 0, max: 16 }), (bytes, length) => {
      expect(base32(bytes, length)).toBe(base32(bytes, 16).slice(0, length));
    }),
  );
});
