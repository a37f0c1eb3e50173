/** What the storage says an original is, so that no browser runs what somebody uploaded. */
import type { MediaKind } from '../../core/kind.ts';
import { partsOf } from '../../core/names.ts';
import { disposition } from './disposition.ts';

export type Disposition = 'inline' | 'attachment';

/** Told by content, and shown by browsers without running anything. An SVG is a program. */
const PICTURES: ReadonlyMap<string, string> = new Map<MediaKind, string>([
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['avif', 'image/avif'],
  ['gif', 'image/gif'],
  ['tiff', 'image/tiff'],
  ['heif', 'image/heic'],
]);

/** A MOV with what a browser can play is to it an MP4; by its own type it would be offered for download. */
const FILM = 'video/mp4';
const FILMS: ReadonlyMap<string, string> = new Map([
  ['webm', 'video/webm'],
  ['mkv', 'video/x-matroska'],
  ['avi', 'video/x-msvideo'],
]);

export function servedAs(name: string, kind: string, asked: Disposition): { contentType: string; disposition: string } {
  const { ext } = partsOf(name);
  const shown = kind === 'video' ? (FILMS.get(ext) ?? FILM) : PICTURES.get(kind);
  const file = name.slice(name.lastIndexOf('/', name.length - 2) + 1);
  return {
    contentType: shown ?? 'application/octet-stream',
    disposition: disposition(shown === undefined ? 'attachment' : asked, file),
  };
}
