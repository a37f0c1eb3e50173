/** Whether a smaller picture shows as much as the largest preview would of the whole one. */
import { largestBox } from '../../previews.ts';
import type { Size } from '../../size.ts';

/** Nobody sees a twentieth; sensors have some rows and columns more than the camera's own picture of them. */
const TOLERANCE = 0.95;

/** By the longer sides: a camera's own picture may be cut to another shape, or turned. `whole` unknown counts as large. */
export function showsEnough(small: Size, whole: Size | undefined): boolean {
  const wanted = Math.min(longer(largestBox()), whole ? longer(whole) : Number.POSITIVE_INFINITY);
  return longer(small) >= wanted * TOLERANCE;
}

/** Developing to half the width and height costs a third of the CPU and two fifths of the memory. */
export function halfIsEnough(size: Size | undefined): boolean {
  return size !== undefined && showsEnough({ width: size.width / 2, height: size.height / 2 }, size);
}

export function longer({ width, height }: Size): number {
  return Math.max(width, height);
}
