/**
 * How far one has scrolled, where the list is higher than a browser makes a document: pixels of the document by pixels
 * of the layout. Where it is not, both are the same.
 */

export interface ScrollSpace {
  /** What the grid's element is high. */
  heightPx: number;
  /** Pixels of the layout that are above the view, by pixels that are scrolled; less than nothing while what is above the grid is seen. */
  layoutTop(scrollTop: number): number;
  scrollTop(layoutTop: number): number;
  /** The last of each. */
  lastLayoutTop: number;
  lastScrollTop: number;
  /** Whether they differ at all. */
  mapped: boolean;
}

export interface ScrollSpaceOptions {
  /** Of the whole layout. */
  layoutPx: number;
  /** Of what scrolls with the grid, above it. */
  abovePx: number;
  viewPx: number;
  /** The highest that the document may be. */
  capPx: number;
}

/** Browsers make nothing higher than 16.8 million pixels of the screen's finest; see `ui.md`. */
const HIGHEST_PX = 12_000_000;

/** A lower one can be set as `data-scroll-cap` of the document's element, to see that all is reached with few photos. */
export function scrollCapPx(): number {
  return Number(document.documentElement.dataset.scrollCap) || HIGHEST_PX;
}

export function scrollSpace({ layoutPx, abovePx, viewPx, capPx }: ScrollSpaceOptions): ScrollSpace {
  const heightPx = Math.min(layoutPx, Math.max(capPx, 4 * viewPx));
  const lastLayoutTop = Math.max(-abovePx, layoutPx - viewPx);
  const lastScrollTop = Math.max(0, abovePx + heightPx - viewPx);
  const mapped = heightPx < layoutPx;
  // What is above the grid scrolls as it always does, so the first view is mapped one to one.
  const plainPx = mapped ? viewPx : layoutPx;
  const factor = mapped ? (lastLayoutTop - plainPx) / (lastScrollTop - abovePx - plainPx) : 1;
  const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));
  return {
    heightPx,
    lastLayoutTop,
    lastScrollTop,
    mapped,
    layoutTop(scrollTop) {
      const top = between(0, scrollTop, lastScrollTop) - abovePx;
      return top <= plainPx ? top : plainPx + (top - plainPx) * factor;
    },
    scrollTop(layoutTop) {
      const top = between(-abovePx, layoutTop, lastLayoutTop);
      return abovePx + (top <= plainPx ? top : plainPx + (top - plainPx) / factor);
    },
  };
}
