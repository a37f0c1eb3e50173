/** Finds the photo that an address names: in the list below as soon as that is there, and by itself meanwhile. */
import { effect, untracked } from '@preact/signals';
import { type CurrentList, currentList } from '../grid/currentList.ts';
import { type Known, readKnown } from './knownOf.ts';
import { photoOfKnown } from './photoOfKnown.ts';
import type { Place } from './place.ts';

export interface FindOptions {
  id: string;
  place: Place;
  /** The place is at a photo; for a second time when its list was found, or has become another one. */
  onFound(): void;
  onKnown(record: Known): void;
  /** It is nowhere. */
  onFailed(error: unknown): void;
}

/** Gives the end of it. */
export function findPhoto({ id, place, onFound, onKnown, onFailed }: FindOptions): () => void {
  const abort = new AbortController();
  const idNow = () => place.photo.peek()?.id ?? id;

  const join = async (list: CurrentList | undefined): Promise<void> => {
    const wanted = idNow();
    if (!list || place.inList()?.source === list.source) return;
    const index = list.source.indexOf(wanted) ?? (await list.source.find(wanted));
    if (index === undefined || abort.signal.aborted || currentList.peek() !== list) return;
    // One has gone on meanwhile.
    if (idNow() !== wanted) return join(list);
    place.enter(list.source, index);
    onFound();
  };
  const holdAlone = async () => {
    const record = await readKnown(id, abort.signal);
    onKnown(record);
    if (place.photo.peek() || abort.signal.aborted) return;
    place.hold(photoOfKnown(record));
    onFound();
  };
  const failed = (error: unknown) => {
    if (!abort.signal.aborted && !place.photo.peek()) onFailed(error);
  };

  const endJoin = effect(() => {
    const list = currentList.value;
    void untracked(() => join(list)).catch(failed);
  });
  if (!place.photo.peek()) void holdAlone().catch(failed);
  return () => {
    abort.abort();
    endJoin();
  };
}
