/** Photos that come page by page: each once, whatever the pages say twice. */

import type { Photo } from './photo.ts';
import { NO_DAY, ratioByte, type Shape } from './photoSource.ts';

export interface GrowingList {
  photos(): readonly Photo[];
  shape(): Shape;
  indexOf(id: string): number | undefined;
  /** Gives how many of them are new. */
  add(photos: readonly Photo[]): number;
  /** Gives those that were there. */
  remove(ids: Iterable<string>): string[];
  /** Each as `change` has it; its box stays as it is. */
  replace(ids: Iterable<string>, change: (photo: Photo) => Photo): void;
}

const DAY_SECONDS = 86_400;

/** `byDay`: photos are in the order of their days. */
export function growingList({ byDay }: { byDay: boolean }): GrowingList {
  let photos: Photo[] = [];
  const places = new Map<string, number>();
  let shape: Shape | undefined;

  return {
    photos: () => photos,
    shape() {
      shape ??= {
        ratios: Uint8Array.from(photos, ({ width, height }) => ratioByte(width, height)),
        days: byDay ? daysOf(photos) : [{ dayNo: NO_DAY, photos: photos.length }],
      };
      return shape;
    },
    indexOf: (id) => places.get(id),
    add(more) {
      const before = photos.length;
      for (const photo of more) {
        if (places.has(photo.id)) continue;
        places.set(photo.id, photos.length);
        photos.push(photo);
      }
      if (photos.length > before) shape = undefined;
      return photos.length - before;
    },
    remove(ids) {
      const removed = [...ids].filter((id) => places.delete(id));
      if (removed.length === 0) return removed;
      photos = photos.filter(({ id }) => places.has(id));
      for (const [index, { id }] of photos.entries()) places.set(id, index);
      shape = undefined;
      return removed;
    },
    replace(ids, change) {
      for (const id of ids) {
        const index = places.get(id);
        if (index !== undefined) photos[index] = change(photos[index]!);
      }
    },
  };
}

function daysOf(photos: readonly Photo[]): Shape['days'] {
  const days: { dayNo: number; photos: number }[] = [];
  for (const { taken } of photos) {
    const dayNo = taken === null ? NO_DAY : Math.floor(taken / DAY_SECONDS);
    const last = days.at(-1);
    if (last?.dayNo === dayNo) last.photos += 1;
    else days.push({ dayNo, photos: 1 });
  }
  return days;
}
