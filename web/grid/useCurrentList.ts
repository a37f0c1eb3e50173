/** For screens without a grid: the viewer walks through this list as long as it is shown. */
import { useEffect } from 'preact/hooks';
import type { PhotoSource } from '../sources/photoSource.ts';
import { currentList } from './currentList.ts';

export function useCurrentList(source: PhotoSource): void {
  useEffect(() => {
    const shown = { source };
    currentList.value = shown;
    return () => {
      if (currentList.peek() === shown) currentList.value = undefined;
    };
  }, [source]);
}
