/** The published file of a whole timeline's shape: see `layoutBytes` in core/timeline/strip.ts. */
import type { Shape } from './photoSource.ts';

const MAGIC = 0x31_4c_56_49; // 'IVL1'
const HEAD_BYTES = 12;
const DAY_BYTES = 8;

/** Throws for what is no such file, or only a part of one. */
export function parseLayout(file: ArrayBuffer): Shape {
  const head = new DataView(file);
  const photos = file.byteLength < HEAD_BYTES ? 0 : head.getUint32(4, true);
  const runs = file.byteLength < HEAD_BYTES ? 0 : head.getUint32(8, true);
  const ratiosAt = HEAD_BYTES + DAY_BYTES * runs;
  if (file.byteLength !== ratiosAt + photos || head.getUint32(0, true) !== MAGIC) {
    throw new Error(`The layout of the timeline, ${file.byteLength} bytes, is damaged. Reload the page.`);
  }
  const days = Array.from({ length: runs }, (_, run) => ({
    dayNo: head.getInt32(HEAD_BYTES + DAY_BYTES * run, true),
    photos: head.getUint32(HEAD_BYTES + DAY_BYTES * run + 4, true),
  }));
  return { ratios: new Uint8Array(file, ratiosAt), days };
}
