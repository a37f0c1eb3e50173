/** What is in the trash: its files, what was thrown away last first, and how much that is. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type CursorSource, cursorSource } from '../../sources/cursorSource.ts';
import { onWish } from '../../sources/wish.ts';
import { api, ask } from '../../talk/api.ts';
import { byTrashedDay } from './byTrashedDay.ts';

export interface Trash {
  files: CursorSource;
  /** As the API counts it, again after each wish; nothing while that is not known. */
  amount: ReadonlySignal<{ files: number; bytes: number } | undefined>;
  close(): void;
}

export function openTrash(): Trash {
  const amount = signal<{ files: number; bytes: number } | undefined>();
  const read = async (query: { cursor?: string; limit?: string }, abort?: AbortSignal) => {
    const page = await ask(api.api.trash.$get({ query }, { init: { ...(abort && { signal: abort }) } }));
    amount.value = { files: page.total, bytes: page.bytes };
    return page;
  };
  const files = cursorSource({
    read: (cursor, abort) => read(cursor === undefined ? {} : { cursor }, abort),
    leftBy: 'restore',
  });
  const end = onWish(({ op }) => {
    if (op !== 'restore' && op !== 'trash') return;
    read({ limit: '1' }).catch(() => {
      amount.value = undefined; // What is not known is not said.
    });
  });
  return {
    files: byTrashedDay(files),
    amount,
    close() {
      end();
      files.close();
    },
  };
}
