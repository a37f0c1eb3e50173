/** Brings the pictures of tiles: those that were seen before at any speed, others when there is time to look. */
import { previewName } from '../../core/names.ts';
import { hasPicture, type Photo } from '../sources/photo.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import { fetchMedia, previewUrl } from '../talk/media.ts';
import { asTalkError, isGone } from '../talk/problem.ts';
import type { GridRow } from './gridRow.ts';
import type { Tile } from './tile.ts';

export interface Pictures {
  /**
   * Asks for the pictures of rows, each once: of those that are seen, and when these are there, of the others. `passing`:
   * only for what the browser has.
   */
  bring(rows: readonly GridRow[], seen: Range, passing: boolean): void;
  /** Draws those that are seen and have not come as far as they are known. */
  blur(rows: readonly GridRow[], seen: Range): Promise<void>;
  /** Asks once more for one that has not come: there is another credential, or somebody answers again. */
  again(tile: Tile): void;
  arrived(tile: Tile): void;
  failed(tile: Tile): void;
}

/** Of rows, [from, to). */
export interface Range {
  from: number;
  to: number;
}

/** Later than that a picture is seen to come: it is drawn as far as it is known, and then fades in. */
export const LATE_MS = 100;
/** As many as a browser keeps at hand; then what was seen is forgotten, and asked for a little later. */
const MOST_SEEN = 4000;
const FORBIDDEN = 403;

export function pictures(source: Pick<PhotoSource, 'stale'>): Pictures {
  const seenBefore = new Set<string>();
  /** Pictures that failed; none is tried a third time. */
  const failedOnce = new Set<string>();
  /** Even with a new credential: then there is no use in asking for each. */
  let refused = false;
  let looking: Promise<void> = Promise.resolve();

  /** The element does not tell why, so the storage is asked; one at a time, since the first answer often helps all. */
  const look = async (tile: Tile, photo: Photo, failedUrl: string) => {
    if (tile.photo !== photo || refused) return;
    if (previewUrl(photo, 'thumb') === failedUrl) {
      try {
        await fetchMedia(previewName(photo.id, photo.rev, 'thumb.webp'), { method: 'HEAD' });
      } catch (error) {
        refused = asTalkError(error).status === FORBIDDEN;
        if (isGone(error) && tile.photo === photo) source.stale(tile.index);
        return;
      }
    }
    const url = previewUrl(photo, 'thumb');
    if (url && tile.photo === photo) tile.ask(url);
  };

  const ask = (tile: Tile, passing: boolean) => {
    const { photo } = tile;
    if (!photo || tile.picture !== 'none' || !hasPicture(photo)) return;
    if (passing && !seenBefore.has(keyOf(photo))) return;
    const url = previewUrl(photo, 'thumb');
    if (url) tile.ask(url);
  };

  return {
    bring(rows, seen, passing) {
      const inView = rows.filter((row) => isIn(row, seen)).flatMap(({ tiles }) => tiles);
      for (const tile of inView) ask(tile, passing);
      // A slow line has no room for what nobody sees yet.
      if (inView.some(({ picture }) => picture === 'waiting')) return;
      for (const row of rows) if (!isIn(row, seen)) for (const tile of row.tiles) ask(tile, passing);
    },
    async blur(rows, seen) {
      const tiles = rows.filter((row) => isIn(row, seen)).flatMap(({ tiles }) => tiles.filter(isLate));
      if (tiles.length === 0) return;
      // Without a network their boxes keep the one colour that they have.
      const blur = await import('../ui/blur.ts').catch(() => undefined);
      if (!blur) return;
      for (const tile of tiles) if (isLate(tile)) tile.draw(blur.blurImage(tile.photo?.thumbhash ?? ''));
    },
    again(tile) {
      const url = tile.photo && previewUrl(tile.photo, 'thumb');
      if (!url) return;
      if (tile.picture === 'broken' || (tile.picture === 'waiting' && url !== tile.img.src)) tile.ask(url);
    },
    arrived(tile) {
      if (!tile.photo) return;
      refused = false;
      failedOnce.delete(keyOf(tile.photo));
      if (seenBefore.size >= MOST_SEEN) seenBefore.clear();
      seenBefore.add(keyOf(tile.photo));
      if (performance.now() - tile.askedAt > LATE_MS) tile.img.className = 'late';
    },
    failed(tile) {
      const { photo } = tile;
      if (!photo || failedOnce.has(keyOf(photo))) return;
      failedOnce.add(keyOf(photo));
      const url = previewUrl(photo, 'thumb') ?? '';
      looking = looking.then(() => look(tile, photo, url));
    },
  };
}

function isLate({ photo, picture, link }: Tile): boolean {
  return !!photo?.thumbhash && picture !== 'here' && link.style.backgroundImage === '';
}

function isIn({ row }: GridRow, { from, to }: Range): boolean {
  return row >= from && row < to;
}

/** Of its picture: a turned photo has another. */
function keyOf({ id, rev }: Photo): string {
  return `${id}/${rev}`;
}
