/** The colour that one byte of the published tints stands for: red, green and blue in 3, 3 and 2 bits. */

const TEXTS = Array.from({ length: 256 }, (_, byte) => {
  const red = Math.round(((byte >> 5) * 255) / 7);
  const green = Math.round((((byte >> 2) & 7) * 255) / 7);
  const blue = Math.round(((byte & 3) * 255) / 3);
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
});

/** As `#rrggbb`. */
export function tintText(byte: number): string {
  return TEXTS[byte] as string;
}
