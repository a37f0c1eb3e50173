/** The blur that a thumbhash draws, loaded when it is first needed. */
import { thumbHashToDataURL } from 'thumbhash';
import { bytesOfHash } from './averageColour.ts';

/** As a CSS image. */
export function blurImage(thumbhash: string): string {
  return `url("${thumbHashToDataURL(bytesOfHash(thumbhash))}")`;
}
