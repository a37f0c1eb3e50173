/** How much two pictures are of the same thing, whatever their size, tone and white balance: 1 the same, 0 nothing in common. */
import { loadSharp } from '../../loadSharp.ts';
import type { Raster } from '../../raster.ts';

/** Blocks a side. */
const GRID = 16;
/** Levels between the darkest and the brightest block, below which there is nothing to compare. */
const FLAT = 6;
const SAME_SHAPE = 1.03;

/** Nothing, if one of them is too flat to tell. */
export async function likeness(one: Raster, other: Raster): Promise<number | undefined> {
  const [first, second] = [shapeOf(one), shapeOf(other)];
  if (Math.max(first, second) / Math.min(first, second) < SAME_SHAPE) return compare(one, other, first, second);
  // Black bars fill a thumbnail to another shape; a camera's own picture may be cut to one.
  const tries = [await compare(one, other, second, second), await compare(one, other, first, first)];
  const known = tries.filter((each) => each !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Each cut to a shape first. */
async function compare(one: Raster, other: Raster, shape: number, otherShape: number): Promise<number | undefined> {
  const [first, second] = [await blocks(one, shape), await blocks(other, otherShape)];
  return isFlat(first) || isFlat(second) ? undefined : correlation(ranks(first), ranks(second));
}

function shapeOf({ width, height }: Raster): number {
  return width / height;
}

async function blocks({ data, width, height }: Raster, shape: number): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const [wide, high] = [Math.min(width, Math.round(height * shape)), Math.min(height, Math.round(width / shape))];
  const middle = {
    left: (width - wide) >> 1,
    top: (height - high) >> 1,
    width: Math.max(1, wide),
    height: Math.max(1, high),
  };
  return sharp(data, { raw: { width, height, channels: 3 } })
    .extract(middle)
    .resize({ width: GRID, height: GRID, fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
}

function isFlat(values: Uint8Array): boolean {
  return Math.max(...values) - Math.min(...values) < FLAT;
}

/** Their order counts, not their value: every camera has a tone curve of its own. */
function ranks(values: Uint8Array): number[] {
  const sorted = Array.from(values).sort((one, other) => one - other);
  return Array.from(values, (value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlation(one: number[], other: number[]): number {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  let [both, squaresOne, squaresOther] = [0, 0, 0];
  for (let at = 0; at < one.length; at++) {
    const [x, y] = [one[at]! - meanOne, other[at]! - meanOther];
    both += x * y;
    squaresOne += x * x;
    squaresOther += y * y;
  }
  return both / Math.sqrt(squaresOne * squaresOther);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
