/** The size a film is shown with: camcorders and old phones store pixels that are not square. */
import type { Size } from '../../size.ts';

/** Beyond that it is nonsense, or a trick to have a line drawn a million pixels long. */
const MOST = 4;

/** `aspect` is one pixel's width to its height, as `16:15`. No stored pixel is given up: the short side grows. */
export function shownSize({ width, height }: Size, aspect: string | undefined): Size {
  const [across = 0, down = 0] = (aspect ?? '').split(':').map(Number);
  const ratio = across / down;
  if (!(ratio >= 1 / MOST && ratio <= MOST)) return { width, height };
  return ratio >= 1 ? { width: Math.round(width * ratio), height } : { width, height: Math.round(height / ratio) };
}

/** Never larger than it is. */
export function fitInto({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
