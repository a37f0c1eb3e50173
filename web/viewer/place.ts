/** Where one is: at a photo of a list, which may change around it. */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Photo } from '../sources/photo.ts';
import { type PhotoSource, ratioOf } from '../sources/photoSource.ts';
import { createWalk, type Held } from './walk.ts';

export interface Place {
  readonly index: ReadonlySignal<number>;
  /** Nothing while it has not been read. */
  readonly photo: ReadonlySignal<Photo | undefined>;
  readonly total: ReadonlySignal<{ photos: number; ended: boolean }>;
  at(index: number): Photo | undefined;
  /** Width by height, as far as it is known. */
  ratioAt(index: number): number;
  /** Into a list, at a position of it. */
  enter(source: PhotoSource, index: number): void;
  /** At a photo of no list. */
  hold(photo: Photo): void;
  /** To another position, by a step or a jump. */
  move(index: number): void;
  /** Of what is looked at, in the list itself. */
  inList(): { source: PhotoSource; index: number } | undefined;
  /** A picture's 404. */
  stale(id: string): void;
  end(): void;
}

export interface PlaceEvents {
  /** Positions mean other photos; what is looked at is the same. */
  onShift(): void;
  /** Photos were read, or are others. */
  onPhotos(): void;
}

export function createPlace({ onShift, onPhotos }: PlaceEvents): Place {
  let source: PhotoSource | undefined;
  let held: Held | undefined;
  let walk = createWalk(source, held);
  let endSource = () => {};
  const index = signal(0);
  const photo = signal<Photo | undefined>(undefined);
  const total = signal({ photos: 0, ended: true });

  const settle = (at: number) =>
    batch(() => {
      walk = createWalk(source, held);
      index.value = at;
      // What has been seen does not change under the one who looks.
      const there = walk.at(at);
      if (photo.peek()?.id !== there?.id) photo.value = there;
      if (total.peek().photos !== walk.total() || total.peek().ended !== walk.ended()) {
        total.value = { photos: walk.total(), ended: walk.ended() };
      }
      walk.ensure(at);
    });

  /** A list is another one now. */
  const reshape = () => {
    const last = photo.peek();
    const place = last && source?.indexOf(last.id);
    if (last && place === undefined) held = { photo: last, index: Math.min(index.peek(), source?.total() ?? 0) };
    else held = undefined;
    settle(held?.index ?? place ?? Math.max(0, Math.min(index.peek(), (source?.total() ?? 1) - 1)));
    onShift();
  };

  return {
    ...{ index, photo, total },
    at: (at) => walk.at(at),
    ratioAt(at) {
      const place = walk.inList(at);
      const byte = place === undefined ? undefined : source?.shape().ratios[place];
      return byte === undefined ? 1 : ratioOf(byte);
    },
    enter(next, at) {
      endSource();
      source = next;
      held = undefined;
      endSource = next.subscribe(({ kind }) => {
        if (kind === 'shape') reshape();
        if (kind === 'photos') {
          settle(index.peek());
          onPhotos();
        }
      });
      const [alone, tile] = [photo.peek(), next.at(at)];
      settle(at);
      // The record that it was read from alone is newer than any list, which knows what else is in its tile.
      if (alone && tile?.id === alone.id && tile.members !== alone.members)
        photo.value = { ...alone, members: tile.members };
    },
    hold(alone) {
      held = { photo: alone, index: 0 };
      settle(0);
    },
    move(to) {
      if (to === index.peek()) return;
      const leaves = held !== undefined && source !== undefined;
      const shift = leaves && to > held!.index ? 1 : 0;
      if (leaves) held = undefined;
      settle(to - shift);
      if (leaves) onShift();
    },
    inList() {
      const place = walk.inList(index.peek());
      return source && place !== undefined ? { source, index: place } : undefined;
    },
    stale(id) {
      const place = source?.indexOf(id);
      if (place !== undefined) source?.stale(place);
    },
    end: () => endSource(),
  };
}
