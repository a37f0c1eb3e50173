/** EXIF orientation as what has to be done to stored pixels: mirrored left to right first, then turned clockwise. */
import type { Turn } from '../../core/pipeline.ts';
import type { Size } from './size.ts';

export interface Turning {
  mirrored: boolean;
  turn: Turn;
}

/** EXIF 2.32, tag 0x0112. */
const TURNINGS: Record<number, Turning> = {
  1: { mirrored: false, turn: 0 },
  2: { mirrored: true, turn: 0 },
  3: { mirrored: false, turn: 180 },
  4: { mirrored: true, turn: 180 },
  5: { mirrored: true, turn: 270 },
  6: { mirrored: false, turn: 90 },
  7: { mirrored: true, turn: 90 },
  8: { mirrored: false, turn: 270 },
};

/** The file's own, then a person's on top. Nonsense counts as upright. */
export function turningOf(orientation: number | undefined, turn: Turn): Turning {
  const own = TURNINGS[orientation ?? 1] ?? TURNINGS[1]!;
  return { mirrored: own.mirrored, turn: ((own.turn + turn) % 360) as Turn };
}

/** The size that is seen. */
export function turned(stored: Size, { turn }: Turning): Size {
  return turn % 180 === 0 ? { ...stored } : { width: stored.height, height: stored.width };
}
