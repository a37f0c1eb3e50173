/** Ends what `leaving` says of photos, as soon as the timeline has followed the wish. */

import type { PhotoSource } from './photoSource.ts';
import { hasLeft, onWish } from './wish.ts';

export function layGhosts(source: Pick<PhotoSource, 'indexOf' | 'subscribe'>, wishes = { onWish, hasLeft }): void {
  const going = new Set<string>();
  const coming = new Set<string>();
  const isHere = (id: string) => source.indexOf(id) !== undefined;

  wishes.onWish(({ op }, ids) => {
    if (op !== 'trash' && op !== 'restore') return;
    const [to, from] = op === 'trash' ? [going, coming] : [coming, going];
    for (const id of ids) {
      to.add(id);
      from.delete(id);
    }
    settle([...coming].filter(isHere));
  });
  source.subscribe(({ kind }) => {
    if (kind === 'trouble') return;
    // What is in a month that is not read any more is not in sight either.
    const gone = kind === 'shape' ? [...going].filter((id) => !isHere(id)) : [];
    settle([...gone, ...[...coming].filter(isHere)]);
  });

  function settle(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const id of ids) {
      coming.delete(id);
      going.delete(id);
    }
    wishes.hasLeft(ids);
  }
}
