/** What a file is, as its kind is called on labels. */
import type { MediaKind } from '../../core/kind.ts';

const WORDS: Record<MediaKind, string> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  avif: 'AVIF',
  gif: 'GIF',
  tiff: 'TIFF',
  svg: 'SVG',
  heif: 'HEIC',
  image: 'Picture',
  raw: 'RAW',
  video: 'Video',
  sidecar: 'Sidecar',
  other: 'Other file',
};

/** A kind that a newer API knows is called what it calls it. */
export function kindText(kind: string): string {
  return WORDS[kind as MediaKind] ?? kind;
}
