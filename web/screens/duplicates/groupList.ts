/** Groups of copies of one kind, as the API offers them, and what all of them come to. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { InferResponseType } from 'hono/client';
import { api, ask } from '../../talk/api.ts';
import { type Pages, pagesOf } from '../../talk/pages.ts';

type Page = InferResponseType<typeof api.api.duplicates.$get, 200>;
export type Group = Page['groups'][number];
export type Member = Group['members'][number];
export type File = Member['file'];
export type GroupKind = Group['kind'];
type Total = Page['total'];

export interface GroupList {
  pages: Pages<Page>;
  /** As far as they have been read. */
  groups: ReadonlySignal<readonly Group[]>;
  /** Of all there are; nothing before the first page. */
  total: ReadonlySignal<Total | undefined>;
  /** Counts again what there is, after something was done; the groups stay as they are. */
  recount(): Promise<void>;
  /** Reads on until it has been read. False where there is no such group. Throws `TalkError`. */
  reach(id: string): Promise<boolean>;
  /** All groups as they are now, whatever was read before; says how many it has. Throws `TalkError`. */
  readAll(signal: AbortSignal, onProgress: (groups: number) => void): Promise<readonly Group[]>;
}

export function groupList(kind: GroupKind): GroupList {
  const total = signal<Total | undefined>();
  const read = async (query: { cursor?: string; limit?: string }) => {
    const page = await ask(api.api.duplicates.$get({ query: { ...query, kind } }));
    total.value = page.total;
    return page;
  };
  const pages = pagesOf((cursor) => read(cursor === undefined ? {} : { cursor }));
  const groups = computed(() => pages.all.value.flatMap((page) => page.groups));
  const more = async () => {
    await pages.more();
    if (pages.trouble.value) throw pages.trouble.value;
  };
  return {
    pages,
    groups,
    total,
    async recount() {
      if (pages.all.value.length === 0) return;
      try {
        await read({ limit: '1' });
      } catch {
        total.value = undefined; // Not said until it is known again: with the next page, or the next time.
      }
    },
    async reach(id) {
      const has = () => groups.value.some((group) => group.id === id);
      while (!has() && !pages.ended.value) await more();
      return has();
    },
    async readAll(signal, onProgress) {
      const all: Group[] = [];
      for (let cursor: string | null | undefined; cursor !== null && !signal.aborted; ) {
        const page: Page = await read(cursor === undefined ? {} : { cursor });
        all.push(...page.groups);
        onProgress(all.length);
        cursor = page.cursor;
      }
      return all;
    },
  };
}
