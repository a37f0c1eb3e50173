/** Takes whoever follows a link to a file of a list to that file. */
import { useEffect, useState } from 'preact/hooks';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import type { PhotoSource } from '../../sources/photoSource.ts';
import { asTalkError } from '../../talk/problem.ts';

/** Once for each file; then `onLanded`. What it gives is said where there is no such file. */
export function useLanding(
  source: PhotoSource,
  grid: PhotoGrid | undefined,
  id: string | undefined,
  onLanded: () => void,
): string | undefined {
  const [says, setSays] = useState<string>();
  useEffect(() => {
    if (id === undefined || !grid) return;
    let left = false;
    const land = async () => {
      const index = await source.find(id);
      if (left) return;
      if (index === undefined) setSays('The file of this link is not in this folder any more.');
      else {
        setSays(undefined);
        grid.reveal(index, { focus: true });
        onLanded();
      }
    };
    land().catch((error) => !left && setSays(asTalkError(error).message));
    return () => {
      left = true;
    };
  }, [source, grid, id]);
  return says;
}
