/** What has to be done to pixels as they are stored to see them upright: mirrored left to right first, then turned. */
import type { Turn } from '../sources/wish.ts';

export interface Turning {
  mirrored: boolean;
  /** Clockwise. */
  turn: Turn;
}

/** EXIF 2.32, tag 0x0112; the first is none. */
const TURNINGS: readonly Turning[] = [
  { mirrored: false, turn: 0 },
  { mirrored: true, turn: 0 },
  { mirrored: false, turn: 180 },
  { mirrored: true, turn: 180 },
  { mirrored: true, turn: 270 },
  { mirrored: false, turn: 90 },
  { mirrored: true, turn: 90 },
  { mirrored: false, turn: 270 },
];

/** The file's own `orientation`, then a person's turn on top. */
export function turningOf(orientation: number | undefined, turn: number): Turning {
  const own = TURNINGS[(orientation ?? 1) - 1] ?? TURNINGS[0]!;
  return { mirrored: own.mirrored, turn: turned(own.turn, turn) };
}

/** A turn by so many degrees more, as the absolute turn that it comes to. */
export function turned(from: number, by: number): Turn {
  return ((((from + by) % 360) + 360) % 360) as Turn;
}

/** A person's turn on top. */
export function plusTurn({ mirrored, turn }: Turning, by: number): Turning {
  return { mirrored, turn: turned(turn, by) };
}

export function isSideways({ turn }: Turning): boolean {
  return turn % 180 !== 0;
}

/** Fills the frame around it with a picture that is not upright by itself. The frame is a size container. */
export function layUpright({ style }: HTMLElement, turning: Turning): void {
  const sideways = isSideways(turning);
  style.width = sideways ? '100cqh' : '100cqw';
  style.height = sideways ? '100cqw' : '100cqh';
  style.transform = `translate(-50%, -50%) rotate(${turning.turn}deg)${turning.mirrored ? ' scaleX(-1)' : ''}`;
}
