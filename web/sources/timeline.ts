/** The timeline as it is published: followed while it is looked at, and changed on screen only where nothing moves. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { PhotoSource } from './photoSource.ts';

/** A month as the scrubber shows it. Parts of a large month are one. */
export interface MonthPlace {
  /** `YYYY-MM`, or `none`. */
  key: string;
  /** Its first photo. */
  from: number;
  count: number;
}

/** What the screen says of itself, so that the timeline knows when it may change under it. */
export interface TimelineView {
  /** Positions on screen, [from, to). */
  range(): { from: number; to: number };
  /** Scrolling, dragging, or under the viewer: then nothing changes at all. */
  busy(): boolean;
  /** Whether all of it is on one screen. */
  fits(): boolean;
}

export interface Timeline {
  source: PhotoSource;
  /** Empty until the first manifest has come. */
  months: ReadonlySignal<readonly MonthPlace[]>;
  /** `loading` until the first manifest and layout are here. */
  state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  /** Photos that were published and are not shown yet, since showing them would move what is looked at; 0 for none. */
  waiting: ReadonlySignal<number>;
  /** Shows what waits. */
  showWaiting(): void;
  /** Who looks at it; the last one counts. Gives the end of it. */
  watchedBy(view: TimelineView): () => void;
  /** Photos are on their way: looks often for a while, and shows them as all that comes. */
  lookOften(): void;
  /** A change of our own is on its way: looks often for a while, and shows what it finds at once. */
  expect(): void;
  /** Begins to follow; gives the end of it. */
  follow(): () => void;
}
