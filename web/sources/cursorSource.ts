/** A list that the API gives page by page, as a folder, a search or the trash: it grows as far as it is looked at. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { type Clock, systemClock } from '../../core/clock.ts';
import { pagedList, type ReadPage } from './pagedList.ts';
import type { PhotoSource } from './photoSource.ts';
import { sourceNews } from './sourceNews.ts';
import { hasLeft, onWish, type Wish } from './wish.ts';

export interface CursorSourceOptions {
  read: ReadPage;
  /** In the order of their days, which then have headers. */
  byDay?: boolean;
  /** After which wish a file is not in this list any more. */
  leftBy: 'trash' | 'restore';
}

export interface CursorSource extends PhotoSource {
  /** Of the whole list, also of what has not been read; nothing until it is known. */
  readonly count: ReadonlySignal<number | undefined>;
  /** Reads it again from its start; what is shown stays until that is done. Why it could not is `trouble()`. */
  refresh(): Promise<void>;
  /** Nothing is read any more. */
  close(): void;
}

export interface CursorSourceParts {
  wishes: { onWish: typeof onWish; hasLeft: typeof hasLeft };
  clock: Clock;
}

/** Photos that are read before they are looked at. */
const AHEAD = 200;
/** Whoever scrolls asks at every frame. */
const PAUSE_MS = 1000;
/** As far as a link to a file of a list is followed. */
const FIND_WITHIN = 20_000;
/** When a converter may have done what was wished. */
const CONVERTED_MS = [4000, 15_000];
const BACK = { trash: 'restore', restore: 'trash' } as const;

/** Begins to read at once. */
export function cursorSource(
  { read, byDay = false, leftBy }: CursorSourceOptions,
  { wishes, clock }: CursorSourceParts = { wishes: { onWish, hasLeft }, clock: systemClock },
): CursorSource {
  const fresh = () => pagedList({ read, byDay });
  let shown = fresh();
  /** Takes the place of what is shown, when as much of it has been read. */
  let next: typeof shown | undefined;
  let wanted = AHEAD;
  let working: Promise<void> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  /** Pictures that were said to be out of date, each of which is worth one look. */
  const doubted = new Set<string>();
  const closing = new AbortController();
  const count = signal<number | undefined>(undefined);
  const { tell, subscribe, trouble, setTrouble } = sourceNews();

  const shapeChanged = () => {
    count.value = shown.total();
    tell({ kind: 'shape' });
  };
  const total = () => shown.photos().length;

  const isClosed = () => closing.signal.aborted;
  const wants = () => !isClosed() && (next !== undefined || (!shown.ended() && total() < wanted));
  const goOn = async (): Promise<void> => {
    if (wants()) working ??= work();
    await working;
  };
  const readFurther = async () => {
    wanted = Math.max(wanted, total() + AHEAD);
    await goOn();
    closing.signal.throwIfAborted();
    const why = trouble();
    if (why) throw why;
  };
  const refresh = () => {
    next = fresh();
    return goOn();
  };

  async function work(): Promise<void> {
    try {
      while (wants()) {
        await (next ? readAnew(next) : readMore());
        setTrouble(undefined);
      }
    } catch (error) {
      if (isClosed()) return;
      failedAt = clock.now();
      setTrouble(error as Error);
    } finally {
      working = undefined;
    }
  }

  async function readMore(): Promise<void> {
    const came = await shown.readOn(closing.signal);
    if (came > 0 || shown.ended()) shapeChanged();
  }

  async function readAnew(list: typeof shown): Promise<void> {
    await list.readOn(closing.signal);
    // It was asked for once more meanwhile, or does not reach as far yet.
    if (list !== next || (!list.ended() && list.photos().length < total())) return;
    next = undefined;
    shown = list;
    shapeChanged();
  }

  function heed({ op }: Wish, ids: readonly string[]): void {
    if (op === leftBy) remove(ids);
    else if (op === BACK[leftBy]) void refresh();
    else if (op === 'favorite' || op === 'unfavorite') favor(ids, op === 'favorite');
    else if (op !== 'rate' && ids.some((id) => shown.indexOf(id) !== undefined)) void refreshLater();
  }

  function remove(ids: readonly string[]): void {
    next?.remove(ids);
    const removed = shown.remove(ids);
    if (removed.length === 0) return;
    shapeChanged();
    wishes.hasLeft(removed);
    void goOn();
  }

  function favor(ids: readonly string[], favorite: boolean): void {
    for (const list of next ? [shown, next] : [shown]) {
      list.replace(ids, ({ favorite: _, ...photo }) => (favorite ? { ...photo, favorite } : photo));
    }
    tell({ kind: 'photos', from: 0, to: total() });
  }

  async function refreshLater(): Promise<void> {
    for (const ms of CONVERTED_MS) {
      await clock.sleep(ms, closing.signal);
      if (!isClosed()) await refresh();
    }
  }

  const endWishes = wishes.onWish(heed);
  void goOn();

  return {
    count,
    refresh,
    close() {
      endWishes();
      closing.abort();
    },
    shape: () => shown.shape(),
    total,
    ended: () => shown.ended(),
    ensure(_, to) {
      wanted = Math.max(wanted, to + AHEAD);
      if (clock.now() >= failedAt + PAUSE_MS) void goOn();
    },
    at: (index) => shown.photos()[index],
    indexOf: (id) => shown.indexOf(id),
    async find(id) {
      while (shown.indexOf(id) === undefined && !shown.ended() && total() < FIND_WITHIN) await readFurther();
      return shown.indexOf(id);
    },
    async ids(from, to) {
      while (!shown.ended() && total() < to) await readFurther();
      return shown
        .photos()
        .slice(from, to)
        .map(({ id }) => id);
    },
    trouble,
    subscribe,
    stale(index) {
      const photo = shown.photos()[index];
      if (!photo || doubted.has(photo.id + photo.rev)) return;
      doubted.add(photo.id + photo.rev);
      if (!next) void refresh();
    },
  };
}
