/** What a list says of itself as a whole, followed. */
import { useEffect, useState } from 'preact/hooks';
import type { PhotoSource } from '../sources/photoSource.ts';

export interface ListState {
  total: number;
  ended: boolean;
  trouble: Error | undefined;
}

export function useListState(source: PhotoSource): ListState {
  const [, again] = useState(0);
  useEffect(() => {
    again((turn) => turn + 1);
    return source.subscribe(({ kind }) => kind !== 'photos' && again((turn) => turn + 1));
  }, [source]);
  return { total: source.total(), ended: source.ended(), trouble: source.trouble() };
}
