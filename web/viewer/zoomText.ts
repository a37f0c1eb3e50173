/** How close one looks, and at what, in words. */
import type { Zoom } from './pictureStage.ts';
import type { Sharp } from './sharpen.ts';
import type { ZoomSource } from './zoomSource.ts';

/** `100 %`: a pixel of the picture is one of the screen. */
export function percentText({ level, actual }: Pick<Zoom, 'level' | 'actual'>): string {
  return `${Math.round((level / actual) * 100)} %`;
}

export function isCloser({ level, fit }: Pick<Zoom, 'level' | 'fit'>): boolean {
  return level > fit * 1.01;
}

/** What is seen where that is not simply the whole picture; nothing while one does not look closely. */
export function sourceText(zoom: Pick<Zoom, 'level' | 'fit'>, best: ZoomSource, sharp: Sharp): string | undefined {
  if (!isCloser(zoom) || (best.largePx >= best.px && best.whole)) return undefined;
  if (sharp === 'reading') return 'Reading the original';
  if (sharp === 'no' && best.from !== 'large') return undefined;
  if (best.from === 'embedded') return `The camera's JPEG, ${best.px} px`;
  return best.whole ? undefined : `${best.largePx} px preview`;
}
