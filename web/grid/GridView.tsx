/** Photos of a list, with selection and what can be done to it: the same in every screen. */
import type { ComponentChildren } from 'preact';
import type { Inside } from '../route.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import type { PhotoGrid } from './photoGrid.ts';

export interface GridViewProps {
  source: PhotoSource;
  label: string;
  /** Where the viewer, opened from here, says it is. */
  inside: Inside;
  headers?: boolean;
  names?: boolean;
  /** Scrolls with the grid, above it. */
  above?: ComponentChildren;
  /** Shown where the list has ended and is empty. */
  empty: ComponentChildren;
  /** As soon as it is there, and again when it is another one. */
  onGrid?: (grid: PhotoGrid) => void;
  /** Beside the scroller: the scrubber. */
  beside?: (grid: PhotoGrid) => ComponentChildren;
}

export function GridView(_: GridViewProps) {
  return null;
}
