import type { Raster } from '../raster.ts';

/** Fewer pixels than this are the first block of noise that a decoder makes of nothing. */
const NOTHING = 0.005;

/** As good as one colour all over: what a decoder leaves where it decoded nothing. */
export function isFlat({ data, width, height }: Raster): boolean {
  const [red, green, blue] = data.subarray(-3);
  let others = 0;
  for (let at = 0; at < data.length; at += 3) {
    const far = Math.abs(data[at]! - red!) + Math.abs(data[at + 1]! - green!) + Math.abs(data[at + 2]! - blue!);
    if (far > 6) others++;
  }
  return others < width * height * NOTHING;
}
