/** One look at photos: found in their list, on the stage, with what is known of them; the address follows. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { go, type Inside } from '../route.ts';
import { hasPicture } from '../sources/photo.ts';
import type { PhotoExhibit } from './exhibits.ts';
import { findPhoto } from './findPhoto.ts';
import { createGallery, type Gallery } from './gallery.ts';
import { gridBelow } from './gridBelow.ts';
import { type KnownFile, knownOf } from './knownOf.ts';
import { createPictureStage, type PictureStage } from './pictureStage.ts';
import { createPlace, type Place } from './place.ts';
import { type Sharp, sharpen } from './sharpen.ts';
import type { ZoomSource } from './zoomSource.ts';

export interface Viewing {
  /** Of what is looked at, or looked for. */
  id(): string;
  place: Omit<Place, 'enter' | 'hold' | 'move' | 'end'>;
  gallery: Omit<Gallery, 'hang' | 'end'>;
  known: KnownFile;
  /** Nothing until the photo that was asked for is found. */
  readonly stage: ReadonlySignal<PictureStage | undefined>;
  /** What hangs there to be looked at. */
  readonly exhibit: ReadonlySignal<PhotoExhibit | undefined>;
  /** Nothing where there is no picture. */
  readonly best: ReadonlySignal<ZoomSource | undefined>;
  /** Whether the best is on screen, or on its way. */
  readonly sharp: ReadonlySignal<Sharp>;
  /** Why there is nothing to look at. */
  readonly trouble: ReadonlySignal<unknown>;
  /** Hangs anew what is to be seen otherwise. */
  renew(): void;
  /** Gives the keyboard to the tile of what was looked at last. */
  land(): void;
  /** Closes by shrinking into the tile; `onClosed` follows. */
  close(): void;
  /** Lets go of everything. */
  end(): void;
}

export interface ViewingOptions {
  host: HTMLElement;
  id: string;
  inside: Inside;
  onTap(): void;
  onClosed(): void;
}

export function createViewing({ host, id, inside, onTap, onClosed }: ViewingOptions): Viewing {
  const stage = signal<PictureStage | undefined>(undefined);
  const exhibit = signal<PhotoExhibit | undefined>(undefined);
  const trouble = signal<unknown>(undefined);
  let isOver = false;
  let direction: 1 | -1 = 1;

  const renew = () => {
    stage.peek()?.renew();
    exhibit.value = stage.peek()?.exhibit();
    gallery.preload(direction);
  };
  const place = createPlace({
    onShift() {
      stage.peek()?.renumber(place.index.peek());
      renew();
    },
    onPhotos: renew,
  });
  const below = gridBelow(place);
  const gallery: Gallery = createGallery(place, () => known.value.peek());
  const known: KnownFile = knownOf(computed(() => gallery.shown.value?.photo.id));
  const best = computed(() => {
    const shown = gallery.shown.value;
    return shown && hasPicture(shown.photo) ? gallery.bestOf(shown, known.value.value) : undefined;
  });

  const open = () => {
    if (stage.peek()) return;
    stage.value = createPictureStage({
      ...{ host, onTap },
      onClosing: () => below.reveal(),
      onClosed() {
        if (!isOver) onClosed();
      },
      index: place.index.peek(),
      total: () => place.total.peek().photos,
      exhibit: gallery.hang,
      keyAt: gallery.keyAt,
      boxOf: below.box,
      onIndex(index) {
        const before = place.index.peek();
        if (index !== before) {
          direction = index > before ? 1 : -1;
          gallery.showMember(undefined);
          place.move(index);
        }
        exhibit.value = stage.peek()?.exhibit();
        gallery.preload(direction);
      },
    });
    exhibit.value = stage.peek()?.exhibit();
    gallery.preload(direction);
  };

  const endFind = findPhoto({
    ...{ id, place },
    onKnown: known.tell,
    onFound() {
      stage.peek()?.renumber(place.index.peek());
      open();
      renew();
    },
    onFailed(error) {
      trouble.value = error;
    },
  });
  const endAddress = effect(() => {
    const photo = place.photo.value;
    if (photo) go({ screen: 'photo', id: photo.id, inside }, { replace: true });
  });
  const endMeasure = effect(() => {
    // Known only with the record, for a RAW.
    if (best.value) untracked(() => stage.peek()?.remeasure());
  });
  const { sharp, end: endSharp } = sharpen({ stage, exhibit, best, known: known.value, refuse: gallery.refuse });

  return {
    id: () => place.photo.peek()?.id ?? id,
    ...{ place, gallery, known, stage, exhibit, best, sharp, trouble },
    renew,
    land: () => below.reveal({ focus: true }),
    close() {
      if (stage.peek()) stage.peek()?.close();
      else onClosed();
    },
    end() {
      isOver = true;
      const open = stage.peek();
      stage.value = undefined;
      open?.destroy();
      for (const end of [endFind, endAddress, endMeasure, endSharp, place.end, gallery.end, known.end]) end();
    },
  };
}
