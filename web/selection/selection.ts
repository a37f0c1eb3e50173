/** Which photos of one list are selected. Ranges are of positions, and become ids when they are read. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PhotoSource } from '../sources/photoSource.ts';

export interface Selection {
  readonly ids: ReadonlySignal<ReadonlySet<string>>;
  readonly count: ReadonlySignal<number>;
  /** Something is selected, or is about to be: a tap then selects. */
  readonly active: ReadonlySignal<boolean>;
  /** Ids of a range are being read. */
  readonly reading: ReadonlySignal<boolean>;
  /** Why a range could not be read; the last one. */
  readonly trouble: ReadonlySignal<Error | undefined>;
  /** From now on a tap selects. */
  begin(): void;
  toggle(id: string, index: number): void;
  /** From the photo that was toggled last to this one, both included; in place of the range that this was done for before. */
  extendTo(index: number): Promise<void>;
  /** [from, to): selects all, or deselects them if all of them are selected. */
  toggleRange(from: number, to: number): Promise<void>;
  all(): Promise<void>;
  clear(): void;
}

type Ids = ReadonlySet<string>;

/** Where nothing is `selectable`, it stays empty. */
export function createSelection(
  source: Pick<PhotoSource, 'ids' | 'indexOf' | 'total'>,
  { selectable = true } = {},
): Selection {
  const ids = signal<Ids>(new Set());
  const begun = signal(false);
  const reading = signal(0);
  const trouble = signal<Error | undefined>();
  /** Where ranges begin. The list may become another one meanwhile: the id says where that is. */
  let pivot: { id?: string; index: number } = { index: 0 };
  /** What was selected before a range was. */
  let base: Ids = ids.peek();
  let turn = 0;

  /** `change` is made with what is read, unless something else was done to the selection meanwhile. */
  const withRange = async (from: number, to: number, change: (range: string[]) => Ids) => {
    if (!selectable) return;
    const mine = ++turn;
    reading.value += 1;
    trouble.value = undefined;
    try {
      const range = await source.ids(from, to);
      if (mine === turn) ids.value = change(range);
    } catch (error) {
      trouble.value = error as Error;
    } finally {
      reading.value -= 1;
    }
  };
  const put = (next: Ids) => {
    if (!selectable) return;
    turn++;
    ids.value = next;
    base = next;
  };

  return {
    ids,
    count: computed(() => ids.value.size),
    active: computed(() => begun.value || ids.value.size > 0),
    reading: computed(() => reading.value > 0),
    trouble,
    begin() {
      begun.value = selectable;
    },
    toggle(id, index) {
      const next = new Set(ids.value);
      if (!next.delete(id)) next.add(id);
      put(next);
      pivot = { id, index };
    },
    extendTo(index) {
      const start = (pivot.id === undefined ? undefined : source.indexOf(pivot.id)) ?? pivot.index;
      const from = Math.min(start, index);
      return withRange(from, Math.max(start, index) + 1, (range) => new Set([...base, ...range]));
    },
    toggleRange: (from, to) =>
      withRange(from, to, (range) => {
        const next = new Set(ids.value);
        const had = range.every((id) => next.has(id));
        for (const id of range) {
          if (had) next.delete(id);
          else next.add(id);
        }
        pivot = { index: from };
        base = next;
        return next;
      }),
    all: () => withRange(0, source.total(), (range) => new Set(range)),
    clear() {
      begun.value = false;
      put(new Set());
    },
  };
}
