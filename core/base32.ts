/** RFC 4648 base32 in lower case without padding: names that survive any file system, URL or table key. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** The first `length` characters; `bytes` must hold at least `length * 5` bits. */
export function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  for (let bit = 0; text.length < length; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += ALPHABET[(pair >> (11 - (bit & 7))) & 31];
  }
  return text;
}
