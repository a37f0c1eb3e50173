/** One picture in its box: layers of the same picture, each sharper than the one below. */

import { tileName } from '../grid/tileText.ts';
import type { Photo } from '../sources/photo.ts';
import type { Turn } from '../sources/wish.ts';
import { previewUrl } from '../talk/media.ts';
import { blurImage } from '../ui/blur.ts';
import { layUpright, type Turning } from './turning.ts';

export interface Frame {
  element: HTMLElement;
  /** Once it is there; all the pixels that there are, or those of `large`. */
  lay(layer: 'large' | 'full', image: HTMLImageElement, turning: Turning): void;
  /** The picture at full size takes much memory. */
  lift(layer: 'full'): void;
  drop(): void;
}

/** `turn` is still to be made: the previews are from before it. */
export function createFrame(photo: Photo, turn: Turn): Frame {
  const element = document.createElement('div');
  // What PhotoSwipe takes for a picture: a click on it zooms.
  element.className = photo.kind === 'video' ? 'frame' : 'frame pswp__img';
  if (photo.kind !== 'video') {
    element.role = 'img';
    element.ariaLabel = tileName(photo);
  }
  const layers = new Map<string, HTMLElement>();
  const turning: Turning = { mirrored: false, turn };

  const lay = (layer: string, child: HTMLElement, how: Turning) => {
    child.className = `layer ${layer}`;
    layUpright(child, how);
    layers.get(layer)?.remove();
    layers.set(layer, child);
    element.append(child);
  };

  const thumb = new Image();
  thumb.crossOrigin = 'anonymous';
  thumb.alt = '';
  const url = previewUrl(photo, 'thumb');
  if (photo.thumbhash) thumb.style.backgroundImage = blurImage(photo.thumbhash);
  if (url) thumb.src = url;
  lay('thumb', thumb, turning);

  return {
    element,
    lay,
    lift(layer) {
      layers.get(layer)?.removeAttribute('src');
      layers.get(layer)?.remove();
      layers.delete(layer);
    },
    drop() {
      thumb.removeAttribute('src');
      element.replaceChildren();
    },
  };
}
