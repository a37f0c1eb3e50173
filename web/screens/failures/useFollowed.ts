/** What is asked for again, here or in the viewer, waits from then on, and is followed while the screen is open. */
import { useEffect } from 'preact/hooks';
import { onWish } from '../../sources/wish.ts';
import type { FailureList } from './failureList.ts';
import { following } from './following.ts';
import { waitWith } from './reconvert.ts';

export function useFollowed(list: FailureList): void {
  const files = list.files.value;
  useEffect(() => waitWith(files), [files]);
  useEffect(() => following.follow(() => void list.recount()), [list]);
  useEffect(
    () =>
      onWish(({ op }, ids) => {
        if (op === 'reconvert') following.wait(list.files.peek().filter(({ id }) => ids.includes(id)));
      }),
    [list],
  );
}
