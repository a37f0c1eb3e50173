/** What is shown when somebody looks closer than the preview is sharp. */
import type { MediaKind } from '../../core/kind.ts';

export interface Size {
  width: number;
  height: number;
}

/** What has to be known of a file; the latter two may not have come yet. */
export interface Zoomable extends Size {
  kind: MediaKind;
  large?: Size | undefined;
  /** The largest JPEG in a RAW, as it is stored. */
  embedded?: Size | undefined;
}

export interface ZoomSource {
  from: 'original' | 'embedded' | 'large';
  /** Pixels of its longer side, and of the preview's. */
  px: number;
  largePx: number;
  /** Shows every pixel that there is. */
  whole: boolean;
}

/** The box of `large.webp`. */
const LARGE_PX = 2048;

/** HEIC is tried: Safari shows it. */
const SHOWN_BY_BROWSERS: readonly MediaKind[] = ['jpeg', 'png', 'webp', 'avif', 'gif', 'heif'];

/** Two cuts of one picture differ by rows at the border; more is another picture. */
const SAME_SHAPE = 0.015;

/** `originals`: whether one may read them, and this browser has not failed to show this one. */
export function zoomSourceOf({ kind, embedded, large, ...file }: Zoomable, originals: boolean): ZoomSource {
  const px = longer(file);
  const largePx = large ? longer(large) : Math.min(px, LARGE_PX);
  if (largePx >= px) return { from: 'large', px, largePx, whole: true };
  if (originals && SHOWN_BY_BROWSERS.includes(kind)) return { from: 'original', px, largePx, whole: true };
  if (originals && kind === 'raw' && embedded && longer(embedded) > largePx && isSameShape(embedded, file)) {
    return { from: 'embedded', px: longer(embedded), largePx, whole: longer(embedded) >= px };
  }
  return { from: 'large', px: largePx, largePx, whole: false };
}

/** Below it nobody has asked for more than the preview. */
const CLOSER = 1.2;

/** `level` and `fit` are pixels of the page for one of the file; `shownPx` has the picture that is on screen. */
export function wantsMore(zoom: { level: number; fit: number }, filePx: number, shownPx: number, dpr: number): boolean {
  return zoom.level > zoom.fit * CLOSER && zoom.level * filePx * dpr > shownPx;
}

/** However either of them is turned. */
export function isSameShape(one: Size, other: Size): boolean {
  const shape = ({ width, height }: Size) => Math.max(width, height) / Math.min(width, height);
  return Math.abs(shape(one) / shape(other) - 1) < SAME_SHAPE;
}

export function longer({ width, height }: Size): number {
  return Math.max(width, height);
}
