/** Media by sharp: JPEG, PNG, WebP, AVIF, GIF, TIFF and SVG; every other kind is named, and left to others. */
import { inspect } from './inspect.ts';
import { loadSharp } from './loadSharp.ts';
import type { Media } from './media.ts';
import { readMetadata } from './readMetadata.ts';
import { type RenderLimits, render } from './render.ts';

/** Throws `OutageError` if sharp will not load. */
export async function sharpMedia(limits: RenderLimits): Promise<Media> {
  await loadSharp();
  return {
    inspect: (file, name) => inspect(file, name, limits),
    readMetadata,
    render: (file, { kind }, turn, signal) => render(file, kind, turn, limits, signal),
  };
}
