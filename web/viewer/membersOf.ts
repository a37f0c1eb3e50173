/** The files that a tile stands for: a RAW and its JPEG, a photo and its film. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { filesOfTiles } from '../selection/filesOfTiles.ts';
import type { Photo } from '../sources/photo.ts';
import { photoOfListed } from '../sources/photoOfListed.ts';

export interface Members {
  /** Of one file alone, or while they are read: the file itself. */
  readonly photos: ReadonlySignal<readonly Photo[]>;
  end(): void;
}

/** Follows `tile`. */
export function membersOf(tile: ReadonlySignal<Photo | undefined>): Members {
  const known = new Map<string, readonly Photo[]>();
  const photos = signal<readonly Photo[]>([]);
  const end = effect(() => {
    const of = tile.value;
    photos.value = of ? (known.get(of.id) ?? [of]) : [];
    if (!of || of.members < 2 || known.has(of.id)) return undefined;
    void filesOfTiles([of.id]).then(
      (files) => {
        if (files.length > 0) known.set(of.id, files.map(photoOfListed));
        if (tile.peek() === of) photos.value = known.get(of.id) ?? [of];
      },
      (error: unknown) => console.warn(`The files beside ${of.id} could not be read`, error),
    );
    return undefined;
  });
  return { photos, end };
}
