/** What failed, read page by page as the API lists it, with the groups that all of it makes. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { InferRequestType, InferResponseType } from 'hono/client';
import { api, ask } from '../../talk/api.ts';
import { type Pages, pagesOf } from '../../talk/pages.ts';

type Page = InferResponseType<typeof api.api.failures.$get, 200>;
export type Failure = Page['files'][number];
export type FaultGroup = Page['groups'][number];
export type Fault = FaultGroup['fault'];

export interface FailureList {
  pages: Pages<Page>;
  files: ReadonlySignal<readonly Failure[]>;
  /** Of all failures, whatever this list shows; nothing before the first page. */
  groups: ReadonlySignal<readonly FaultGroup[] | undefined>;
  /** Counts the groups again; the files stay as they are. */
  recount(): Promise<void>;
}

/** `fault`: of this one alone. */
export function failureList(fault: Fault | undefined): FailureList {
  const groups = signal<readonly FaultGroup[] | undefined>();
  const read = async (query: InferRequestType<typeof api.api.failures.$get>['query']) => {
    const page = await ask(api.api.failures.$get({ query: { ...query, ...(fault && { fault }) } }));
    groups.value = page.groups;
    return page;
  };
  const pages = pagesOf((cursor) => read(cursor === undefined ? {} : { cursor }));
  return {
    pages,
    groups,
    files: computed(() => pages.all.value.flatMap(({ files }) => files)),
    async recount() {
      try {
        await read({ limit: '1' });
      } catch {
        // They stay as they were counted last, and are counted again with the next news.
      }
    },
  };
}
