/** A list as far as it has been read, page by page. */
import { type GrowingList, growingList } from './growingList.ts';
import { type Listed, photoOfListed } from './photoOfListed.ts';

/** May be short, or empty, and still say where to go on. */
export interface Page {
  files: readonly Listed[];
  /** Null at the end. */
  cursor: string | null;
  /** On all pages. */
  total?: number;
}

/** The first page without a cursor. Throws `TalkError`. */
export type ReadPage = (cursor: string | undefined, signal: AbortSignal) => Promise<Page>;

export interface PagedList extends Omit<GrowingList, 'add'> {
  ended(): boolean;
  /** Of all pages; nothing while that is not known. */
  total(): number | undefined;
  /** One at a time. Gives how many photos have come. */
  readOn(signal: AbortSignal): Promise<number>;
}

export function pagedList({ read, byDay }: { read: ReadPage; byDay: boolean }): PagedList {
  const list = growingList({ byDay });
  let cursor: string | undefined;
  let ended = false;
  let total: number | undefined;
  /** Taken away while a page is on its way, which may still have them. */
  let gone = new Set<string>();

  return {
    photos: list.photos,
    shape: list.shape,
    indexOf: list.indexOf,
    replace: list.replace,
    ended: () => ended,
    total: () => total ?? (ended ? list.photos().length : undefined),
    remove(ids) {
      for (const id of ids) gone.add(id);
      const removed = list.remove(ids);
      if (total !== undefined) total -= removed.length;
      return removed;
    },
    async readOn(signal) {
      gone = new Set();
      const page = await read(cursor, signal);
      if (page.cursor !== null && page.cursor === cursor) {
        throw new Error('The API gave the place that was asked for as the next one. Reload the page.');
      }
      const files = page.files.filter(({ id }) => !gone.has(id));
      cursor = page.cursor ?? undefined;
      ended = page.cursor === null;
      if (page.total !== undefined) total = page.total - (page.files.length - files.length);
      return list.add(files.map(photoOfListed));
    },
  };
}
