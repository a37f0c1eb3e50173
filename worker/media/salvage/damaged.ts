/** Tells warnings that mean lost pixels from those that mean nothing: cameras write many of the latter. */
const LOST_PIXELS =
  /premature end|bad Huffman|bad arithmetic|instead of RST|before marker 0xd[0-7]|Inconsistent progression|too many/i;

/** `said` is what the JPEG decoder said. Whoever failed at the same moment may be heard in it too. */
export function damaged(said: string): boolean {
  return LOST_PIXELS.test(said) || !/jpeg/i.test(said);
}
