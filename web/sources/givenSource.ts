/** Photos that are at hand already, as a list for the grid and the viewer. */
import type { Photo } from './photo.ts';
import { NO_DAY, type PhotoSource, ratioByte, type SourceChange } from './photoSource.ts';

export interface GivenSource extends PhotoSource {
  /** From here on the list is this one. */
  give(photos: readonly Photo[]): void;
}

export function givenSource(first: readonly Photo[] = []): GivenSource {
  let photos = first;
  const listeners = new Set<(change: SourceChange) => void>();
  const indexOf = (id: string) => {
    const index = photos.findIndex((photo) => photo.id === id);
    return index < 0 ? undefined : index;
  };
  return {
    give(next) {
      photos = next;
      for (const listener of listeners) listener({ kind: 'shape' });
    },
    shape: () => ({
      ratios: Uint8Array.from(photos, ({ width, height }) => ratioByte(width, height)),
      days: [{ dayNo: NO_DAY, photos: photos.length }],
    }),
    total: () => photos.length,
    ended: () => true,
    ensure: () => undefined,
    at: (index) => photos[index],
    indexOf,
    find: async (id) => indexOf(id),
    ids: async (from, to) => photos.slice(from, to).map(({ id }) => id),
    trouble: () => undefined,
    stale: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
