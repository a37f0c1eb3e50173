/** The picture with all its pixels: the original itself, or the JPEG that a camera put into its RAW. */

import { originalUrl } from '../talk/originalUrl.ts';
import type { Known } from './knownOf.ts';
import { type Turning, turningOf } from './turning.ts';
import { isSameShape, type ZoomSource } from './zoomSource.ts';

export interface FullPicture {
  image: HTMLImageElement;
  /** How it has to be laid. */
  turning: Turning;
}

/** Browsers turn these by what belongs to the format, whatever they are told. */
const TURNED_BY_FORMAT = ['heif', 'avif'];

/** Throws `TalkError`, and whatever the browser says of a picture that it can't decode. */
export async function fullPicture(known: Known, source: ZoomSource, signal: AbortSignal): Promise<FullPicture> {
  const image = new Image();
  image.alt = '';
  image.crossOrigin = 'anonymous';
  signal.addEventListener('abort', () => image.removeAttribute('src'), { once: true });
  if (source.from === 'embedded') await showEmbedded(image, known, signal);
  else await showOriginal(image, known, signal);
  signal.throwIfAborted();
  if (known.width && known.height && !isSameShape(sizeOf(image), { width: known.width, height: known.height })) {
    image.removeAttribute('src');
    throw new Error(`The picture in ${known.name} is ${image.naturalWidth} x ${image.naturalHeight}: another one.`);
  }
  if (TURNED_BY_FORMAT.includes(known.kind)) return { image, turning: turningOf(1, known.turn) };
  // What the record says was applied to the previews; some browsers know less of some formats.
  image.style.imageOrientation = 'none';
  return { image, turning: turningOf(isUprightAlready(known, source) ? 1 : known.orientation, known.turn) };
}

async function showOriginal(image: HTMLImageElement, { id }: Known, signal: AbortSignal): Promise<void> {
  image.src = await originalUrl(id, { signal });
  await image.decode();
}

async function showEmbedded(
  image: HTMLImageElement,
  { id, name, embedded }: Known,
  signal: AbortSignal,
): Promise<void> {
  if (!embedded) throw new Error(`${name} has no JPEG in it.`);
  const { offset, length } = embedded;
  const headers = { Range: `bytes=${offset}-${offset + length - 1}` };
  const answer = await fetch(await originalUrl(id, { signal }), { headers, signal });
  if (answer.status !== 206) throw new Error(`A part of ${name} was asked for; the answer was ${answer.status}.`);
  const url = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'image/jpeg' }));
  try {
    image.src = url;
    await image.decode();
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Some cameras embed a picture that is upright already, of which the shape tells: as the converter decides. */
function isUprightAlready(
  { orientation = 1, turn, embedded, width = 0, height = 0 }: Known,
  { from }: ZoomSource,
): boolean {
  if (from !== 'embedded' || !embedded || orientation < 5) return false;
  const upright = turn % 180 === 0 ? width - height : height - width;
  return (embedded.width - embedded.height) * upright > 0;
}

function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement) {
  return { width: naturalWidth, height: naturalHeight };
}
