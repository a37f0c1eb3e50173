/** What a mouse and fingers do to a grid. Loaded when there is something that they could do it to. */
import { useLayoutEffect } from 'preact/hooks';
import type { Early } from './early.ts';
import { gridPointer } from './gridPointer.ts';
import type { PhotoGrid } from './photoGrid.ts';
import { zoomRows } from './zoomRows.ts';

interface Props {
  grid: PhotoGrid;
  scroller: HTMLElement;
  host: HTMLElement;
  early: Early;
}

export function GridHands({ grid, scroller, host, early }: Props) {
  useLayoutEffect(() => {
    const ends = [gridPointer(host, grid, early), zoomRows(scroller, grid, early)];
    return () => {
      for (const end of ends) end();
    };
  }, [grid]);
  return null;
}
