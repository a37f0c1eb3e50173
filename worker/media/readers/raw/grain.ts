/** How much of a picture's contrast lies within small blocks: near 0 for a sky, near 1 for noise. */
import type { Raster } from '../../raster.ts';

/** Pixels a side. Demosaicing makes neighbours of noise alike; eight pixels apart they know nothing of one another. */
const BLOCK = 8;

export function grain({ data, width, height }: Raster): number {
  let [sum, squares, within, pixels] = [0, 0, 0, 0];
  for (let top = 0; top + BLOCK <= height; top += BLOCK) {
    for (let left = 0; left + BLOCK <= width; left += BLOCK) {
      let [blockSum, blockSquares] = [0, 0];
      for (let y = top; y < top + BLOCK; y++) {
        const end = (y * width + left + BLOCK) * 3;
        for (let at = (y * width + left) * 3; at < end; at += 3) {
          const luma = data[at]! + 2 * data[at + 1]! + data[at + 2]!;
          blockSum += luma;
          blockSquares += luma * luma;
        }
      }
      const count = BLOCK * BLOCK;
      within += blockSquares - (blockSum * blockSum) / count;
      sum += blockSum;
      squares += blockSquares;
      pixels += count;
    }
  }
  const all = squares - (sum * sum) / pixels;
  return all > 0 ? within / all : 0;
}
