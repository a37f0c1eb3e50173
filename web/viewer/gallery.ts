/** What hangs on the stage, and the previews that are read for it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { hasPicture, type Photo } from '../sources/photo.ts';
import { isGone } from '../talk/problem.ts';
import { may } from '../talk/session.ts';
import { keyOf, type PhotoExhibit, photoExhibit, type Shown, turningOfShown, unknownExhibit } from './exhibits.ts';
import type { Known } from './knownOf.ts';
import type { Place } from './place.ts';
import { preloadPlan } from './preloadPlan.ts';
import { createPreloads } from './preloads.ts';
import { type ZoomSource, zoomSourceOf } from './zoomSource.ts';

export interface Gallery {
  /** What is looked at, as its list has it: the photo of the place, or another file of its tile. */
  readonly listed: ReadonlySignal<Photo | undefined>;
  /** The same as it is seen. */
  readonly shown: ReadonlySignal<Shown | undefined>;
  hang(index: number): PhotoExhibit;
  keyAt(index: number): string;
  /** Reads what is looked at, then its neighbours; all else is given up. */
  preload(direction: 1 | -1): void;
  /** What is sharper than the preview. */
  bestOf(shown: Shown, known: Known | undefined): ZoomSource;
  /** Another file of the same tile, until one goes on. */
  showMember(photo: Photo | undefined): void;
  /** A file that looks otherwise than lists say, until they say otherwise themselves. */
  see(photo: Photo, as: Shown): void;
  /** This browser can't show the originals of this kind, or of this file. */
  refuse(what: string): void;
  end(): void;
}

export function createGallery(place: Place, known: () => Known | undefined): Gallery {
  const hanging = new Set<PhotoExhibit>();
  const member = signal<{ of: string; photo: Photo } | undefined>(undefined);
  const otherwise = signal<ReadonlyMap<string, Shown>>(new Map());
  const refused = signal<ReadonlySet<string>>(new Set());

  const asSeen = (photo: Photo): Shown => otherwise.value.get(versionOf(photo)) ?? { photo, turn: 0 };
  const listed = computed(() => {
    const tile = place.photo.value;
    return tile && member.value?.of === tile.id ? member.value.photo : tile;
  });
  const shown = computed(() => listed.value && asSeen(listed.value));
  const shownAt = (index: number) => {
    if (index === place.index.value) return shown.value;
    const photo = place.at(index);
    return photo && asSeen(photo);
  };

  const bestOf = ({ photo }: Shown, about: Known | undefined): ZoomSource => {
    const record = about?.id === photo.id ? about : undefined;
    const large = record?.previews.find(({ name }) => name.startsWith('large.'));
    const originals = may('originals') && !refused.value.has(photo.kind) && !refused.value.has(photo.id);
    return zoomSourceOf({ ...photo, large, embedded: record?.embedded }, originals);
  };

  const preloads = createPreloads({
    onLoaded({ id, rev }, image) {
      for (const { frame, shown: hung } of hanging) {
        if (frame && hung?.photo.id === id && hung.photo.rev === rev) frame.lay('large', image, turningOfShown(hung));
      }
    },
    onFailed({ id }, error) {
      if (isGone(error)) place.stale(id);
    },
  });

  return {
    ...{ listed, shown, bestOf },
    hang(index) {
      const what = shownAt(index);
      const originals = may('originals');
      const bestPx = (each: Shown) => bestOf(each, known()).px;
      const exhibit = what ? photoExhibit(what, { preloads, bestPx, originals }) : unknownExhibit(place.ratioAt(index));
      hanging.add(exhibit);
      const { drop } = exhibit;
      exhibit.drop = () => {
        hanging.delete(exhibit);
        drop();
      };
      return exhibit;
    },
    keyAt(index) {
      const what = shownAt(index);
      return what ? keyOf(what) : '';
    },
    preload(direction) {
      const wanted = preloadPlan(place.index.value, place.total.value.photos, direction).map(shownAt);
      preloads.want(wanted.flatMap((each) => (each && hasPicture(each.photo) ? [each.photo] : [])));
    },
    showMember(photo) {
      const tile = place.photo.value;
      member.value = photo && tile && photo.id !== tile.id ? { of: tile.id, photo } : undefined;
    },
    see(photo, as) {
      otherwise.value = new Map(otherwise.value).set(versionOf(photo), as);
    },
    refuse(what) {
      refused.value = new Set([...refused.value, what]);
    },
    end() {
      preloads.drop();
    },
  };
}

function versionOf({ id, rev, state }: Photo): string {
  return `${id}/${rev}/${state}`;
}
