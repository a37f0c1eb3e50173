/** What the viewer walks through: a list, or a photo that is in none, or was until a moment ago. */
import type { Photo } from '../sources/photo.ts';
import type { PhotoSource } from '../sources/photoSource.ts';

export interface Walk {
  total(): number;
  /** More may come after the last. */
  ended(): boolean;
  /** Nothing while it has not been read. */
  at(index: number): Photo | undefined;
  indexOf(id: string): number | undefined;
  /** Position in the list itself; nothing for what is not in it. */
  inList(index: number): number | undefined;
  /** Reads those around. */
  ensure(index: number): void;
}

/** What is looked at stays where it is when it leaves the list: between those that it was between. */
export interface Held {
  photo: Photo;
  index: number;
}

const AROUND = 3;

export function createWalk(source: PhotoSource | undefined, held: Held | undefined): Walk {
  const total = () => (source?.total() ?? 0) + (held ? 1 : 0);
  const inList = (index: number) => {
    if (!source || index === held?.index) return undefined;
    return held && index > held.index ? index - 1 : index;
  };
  return {
    total,
    inList,
    ended: () => source?.ended() ?? true,
    at(index) {
      if (index === held?.index) return held.photo;
      const place = inList(index);
      return place === undefined ? undefined : source?.at(place);
    },
    indexOf(id) {
      if (held?.photo.id === id) return held.index;
      const place = source?.indexOf(id);
      return held && place !== undefined && place >= held.index ? place + 1 : place;
    },
    ensure(index) {
      const place = inList(index) ?? held?.index ?? 0;
      source?.ensure(Math.max(0, place - AROUND), Math.min(source.total(), place + AROUND + 1));
    },
  };
}
