/**
 * Makes a JPEG readable whose pixel data holds markers that no encoder writes: flipped bits make them, and decoders
 * give up on the whole file. Each becomes a plain 0xFF of the data: one spoiled spot instead of no picture.
 * Nothing if there is nothing to mend.
 */
export function mendJpeg(original: Uint8Array): Buffer | undefined {
  // In place: a copy would double what a large file needs.
  const jpeg = Buffer.from(original.buffer, original.byteOffset, original.length);
  let mended = 0;
  for (let at = 2; at + 3 < jpeg.length; ) {
    const marker = jpeg[at + 1]!;
    if (jpeg[at] !== 0xff || marker === 0xff) at += 1;
    else if (ALONE.has(marker)) at += 2;
    else {
      at += 2 + jpeg.readUInt16BE(at + 2);
      if (marker !== SCAN) continue;
      for (; at + 1 < jpeg.length && !ends(jpeg, at); at++) {
        if (jpeg[at] !== 0xff || WITHIN.has(jpeg[at + 1]!)) continue;
        jpeg[at + 1] = 0;
        mended++;
      }
    }
  }
  return mended > 0 ? jpeg : undefined;
}

const SCAN = 0xda;
/** Stuffing, fill, and restart markers. */
const WITHIN = new Set([0x00, 0xff, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7]);
/** Markers that no length follows. */
const ALONE = new Set([0x00, 0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9]);
/** What rightly ends a scan: the end, another scan, or tables for it. */
const AFTER_SCAN = new Set([0xd9, SCAN, 0xc4, 0xdb, 0xdd]);

function ends(jpeg: Buffer, at: number): boolean {
  return jpeg[at] === 0xff && AFTER_SCAN.has(jpeg[at + 1]!);
}
