/** A photo that goes to the trash is a ghost until it has left the timeline; one that comes back is none. */
import { expect, test } from 'vitest';
import { layGhosts } from '../../../web/sources/ghosts.ts';
import type { SourceChange } from '../../../web/sources/photoSource.ts';
import type { Wish } from '../../../web/sources/wish.ts';

function aTimelineOf(...ids: string[]) {
  const here = new Set(ids);
  const left: string[] = [];
  let tell: (change: SourceChange) => void = () => undefined;
  let grant: (wish: Wish, ids: readonly string[]) => void = () => undefined;
  layGhosts(
    {
      indexOf: (id) => (here.has(id) ? 0 : undefined),
      subscribe(listener) {
        tell = listener;
        return () => undefined;
      },
    },
    {
      onWish(listener) {
        grant = listener;
        return () => undefined;
      },
      hasLeft: (ids) => left.push(...ids),
    },
  );
  const shape = () => tell({ kind: 'shape' });
  return {
    here,
    left,
    shape,
    tell,
    trash: (id: string) => grant({ op: 'trash' }, [id]),
    restore: (id: string) => grant({ op: 'restore' }, [id]),
  };
}

test('it is a ghost until it has left', () => {
  const { here, left, shape, trash } = aTimelineOf('a', 'b');
  trash('a');
  shape();
  expect(left).toEqual([]);
  here.delete('a');
  shape();
  shape();
  expect(left).toEqual(['a']);
});

test('restored before it has left, it is none any more', () => {
  const { left, shape, here, trash, restore } = aTimelineOf('a');
  trash('a');
  restore('a');
  expect(left).toEqual(['a']);
  here.delete('a');
  shape();
  expect(left).toEqual(['a']);
});

test('restored after it has left, it does not come back as a ghost', () => {
  const { here, left, shape, restore } = aTimelineOf();
  restore('a');
  shape();
  expect(left).toEqual([]);
  here.add('a');
  shape();
  expect(left).toEqual(['a']);
});

test('a month that is read says nothing of those that are not', () => {
  const { here, left, tell, trash } = aTimelineOf('a');
  trash('a');
  here.delete('a');
  tell({ kind: 'photos', from: 0, to: 10 });
  expect(left).toEqual([]);
});
