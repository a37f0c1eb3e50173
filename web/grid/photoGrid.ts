/** A list of photos on screen: only what is seen is in the document, and nothing of it ever jumps. */
import type { ReadonlySignal } from '@preact/signals';
import type { Selection } from '../selection/selection.ts';
import type { Photo } from '../sources/photo.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import type { RowLayout } from './layoutRows.ts';

export interface PhotoGridOptions {
  /** Scrolls, and has room for whatever else scrolls with the grid above it. */
  scroller: HTMLElement;
  /** An empty element in the scroller, which the grid fills and sizes. */
  host: HTMLElement;
  source: PhotoSource;
  selection: Selection;
  /** What the grid is called by a screen reader. */
  label: string;
  /** Days have headers with their date and count. */
  headers: boolean;
  /** Names of files under their tiles, as folders show them. */
  names: boolean;
  hrefOf(photo: Photo): string;
  /** Seen as going: trashed a moment ago, and still in what is published. */
  leaving: ReadonlySignal<ReadonlySet<string>>;
}

export interface PhotoGrid {
  /** In layout pixels, from the top of the grid, whatever height the browser allows the document. */
  scroll: {
    readonly top: ReadonlySignal<number>;
    readonly viewPx: ReadonlySignal<number>;
    to(topPx: number): void;
    /** Pixels a millisecond; 0 at rest. */
    readonly speed: ReadonlySignal<number>;
  };
  readonly layout: ReadonlySignal<RowLayout>;
  /** Photos on screen, [from, to). */
  range(): { from: number; to: number };
  /** Brings a photo into view, `top` at the top of it; with `focus` the keyboard goes there too. */
  reveal(index: number, options?: { at?: 'top' | 'nearest'; focus?: boolean }): void;
  /** Where a photo is on screen, for the viewer to grow out of; nothing where it is not. */
  boxOf(index: number): DOMRect | undefined;
  /** Asks once more for pictures that failed, as after another sign-in. */
  destroy(): void;
}
