/** What hangs on the stage for a photo: its picture, its film, or an empty place that words lie over. */

import { hasPicture, type Photo } from '../sources/photo.ts';
import type { Turn } from '../sources/wish.ts';
import type { Exhibit } from './exhibit.ts';
import { createFrame, type Frame } from './frame.ts';
import { createPlayer, type Player } from './player.ts';
import type { Preloads } from './preloads.ts';
import { isSideways, type Turning } from './turning.ts';
import { longer, type Size } from './zoomSource.ts';

/** A photo as it is to be seen; `turn` was wished, and its previews are from before it. */
export interface Shown {
  photo: Photo;
  turn: Turn;
}

export interface PhotoExhibit extends Exhibit {
  shown?: Shown;
  frame?: Frame;
  player?: Player;
}

/** Of a picture of which no more is known than its shape. */
const NOMINAL_PX = 4000;

export function unknownExhibit(ratio: number): PhotoExhibit {
  const element = document.createElement('div');
  element.className = 'frame';
  const [width, height] = ratio > 1 ? [NOMINAL_PX, NOMINAL_PX / ratio] : [NOMINAL_PX * ratio, NOMINAL_PX];
  return { key: '', width, height, zoomable: false, element, actual: () => 1, drop: () => undefined };
}

export interface ExhibitOptions {
  preloads: Preloads;
  /** Pixels of the longer side that the best there is would have. */
  bestPx(shown: Shown): number;
  /** Whether originals may be read. */
  originals: boolean;
}

export function photoExhibit(shown: Shown, { preloads, bestPx, originals }: ExhibitOptions): PhotoExhibit {
  const { photo } = shown;
  const key = keyOf(shown);
  if (!hasPicture(photo)) return { ...emptyExhibit(), key, shown };
  const frame = createFrame(photo, shown.turn);
  const large = preloads.loaded(photo);
  if (large) frame.lay('large', large, turningOfShown(shown));
  const player = photo.kind === 'video' && originals ? createPlayer(photo.id) : undefined;
  if (player) frame.element.append(player.element);
  const size = sizeSeen(shown);
  return {
    ...{ key, shown, frame, ...size, element: frame.element },
    ...(player && { player }),
    zoomable: photo.kind !== 'video',
    actual: () => bestPx(shown) / longer(size) / devicePixelRatio,
    drop() {
      player?.stop();
      frame.drop();
    },
  };
}

export function keyOf({ photo, turn }: Shown): string {
  return `${photo.id}/${photo.rev}/${photo.state}/${turn}`;
}

export function turningOfShown({ turn }: Shown): Turning {
  return { mirrored: false, turn };
}

function sizeSeen({ photo: { width, height }, turn }: Shown): Size {
  return isSideways({ mirrored: false, turn }) ? { width: height, height: width } : { width, height };
}

function emptyExhibit(): PhotoExhibit {
  const element = document.createElement('div');
  return { key: '', width: 0, height: 0, zoomable: false, element, actual: () => 1, drop: () => undefined };
}
