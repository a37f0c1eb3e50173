/** What a mouse, fingers and keys do to a grid. Loaded when there is something that they could do it to. */
import { useLayoutEffect } from 'preact/hooks';
import type { PhotoSource } from '../sources/photoSource.ts';
import type { Early } from './early.ts';
import { gridKeys } from './gridKeys.ts';
import { gridPointer } from './gridPointer.ts';
import type { PhotoGrid } from './photoGrid.ts';
import { zoomRows } from './zoomRows.ts';

interface Props {
  source: PhotoSource;
  grid: PhotoGrid;
  scroller: HTMLElement;
  host: HTMLElement;
  early: Early;
}

export function GridHands({ source, grid, scroller, host, early }: Props) {
  useLayoutEffect(() => {
    const ends = [gridPointer(host, grid, early), gridKeys(source, grid), zoomRows(scroller, grid, early)];
    return () => {
      for (const end of ends) end();
    };
  }, [grid]);
  return null;
}
