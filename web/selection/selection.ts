/** Which photos of one list are selected. Ranges are of positions, and become ids when they are read. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PhotoSource } from '../sources/photoSource.ts';

export interface Selection {
  readonly ids: ReadonlySignal<ReadonlySet<string>>;
  readonly count: ReadonlySignal<number>;
  /** Ids of a range are being read. */
  readonly reading: ReadonlySignal<boolean>;
  toggle(id: string, index: number): void;
  /** From the photo that was toggled last to this one, both included. */
  extendTo(index: number): Promise<void>;
  /** [from, to): selects all, or deselects them if all of them are selected. */
  toggleRange(from: number, to: number): Promise<void>;
  all(): Promise<void>;
  clear(): void;
}

export function createSelection(source: PhotoSource): Selection {
  const ids = signal<ReadonlySet<string>>(new Set());
  const reading = signal(0);
  let last = 0;

  const read = async (from: number, to: number): Promise<string[]> => {
    reading.value += 1;
    try {
      return await source.ids(from, to);
    } finally {
      reading.value -= 1;
    }
  };
  const add = async (from: number, to: number) => {
    const more = await read(from, to);
    ids.value = new Set([...ids.value, ...more]);
  };

  return {
    ids,
    count: computed(() => ids.value.size),
    reading: computed(() => reading.value > 0),
    toggle(id, index) {
      const next = new Set(ids.value);
      if (!next.delete(id)) next.add(id);
      ids.value = next;
      last = index;
    },
    async extendTo(index) {
      await add(Math.min(last, index), Math.max(last, index) + 1);
      last = index;
    },
    async toggleRange(from, to) {
      const range = await read(from, to);
      const next = new Set(ids.value);
      const had = range.every((id) => next.has(id));
      for (const id of range) {
        if (had) next.delete(id);
        else next.add(id);
      }
      ids.value = next;
    },
    all: () => add(0, source.total()),
    clear() {
      ids.value = new Set();
    },
  };
}
