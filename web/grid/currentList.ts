/** The list that is on screen, for the viewer over it to walk through. */
import { signal } from '@preact/signals';
import type { PhotoSource } from '../sources/photoSource.ts';
import type { PhotoGrid } from './photoGrid.ts';

export interface CurrentList {
  source: PhotoSource;
  /** Missing where photos are shown otherwise than in a grid. */
  grid?: PhotoGrid;
}

export const currentList = signal<CurrentList | undefined>(undefined);
