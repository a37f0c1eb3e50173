/** A listing of the API that is read page by page, as far as somebody looks. */
import { batch, type ReadonlySignal, signal } from '@preact/signals-core';
import { asTalkError, type TalkError } from './problem.ts';

export interface Pages<Page> {
  readonly all: ReadonlySignal<readonly Page[]>;
  readonly reading: ReadonlySignal<boolean>;
  /** Nothing comes after what has been read. */
  readonly ended: ReadonlySignal<boolean>;
  /** Why the last reading failed; the next one tries again. */
  readonly trouble: ReadonlySignal<TalkError | undefined>;
  /** Reads the next page. Whoever asks while it comes waits for the same one. */
  more(): Promise<void>;
  /** Reads anew from the beginning; what was read stays until that has come. */
  again(): Promise<void>;
}

const NO_FURTHER = 'The API gave the place that was asked for as the next one. Reload the page.';

export function pagesOf<Page extends { cursor: string | null }>(
  read: (cursor: string | undefined) => Promise<Page>,
): Pages<Page> {
  const all = signal<readonly Page[]>([]);
  const reading = signal(false);
  const ended = signal(false);
  const trouble = signal<TalkError | undefined>();
  let underWay: Promise<void> | undefined;
  let turn = 0;
  let anew = false;

  const step = async () => {
    const mine = ++turn;
    const before = anew ? [] : all.value;
    reading.value = true;
    try {
      const asked = before.at(-1)?.cursor ?? undefined;
      const page = await read(asked);
      if (mine !== turn) return;
      if (page.cursor === asked) throw new Error(NO_FURTHER);
      anew = false;
      batch(() => {
        all.value = [...before, page];
        ended.value = page.cursor === null;
        trouble.value = undefined;
      });
    } catch (error) {
      if (mine === turn) trouble.value = asTalkError(error);
    } finally {
      if (mine === turn) {
        reading.value = false;
        underWay = undefined;
      }
    }
  };
  const begin = () => {
    underWay = step();
    return underWay;
  };

  return {
    all,
    reading,
    ended,
    trouble,
    more: () => underWay ?? (ended.value && !anew ? Promise.resolve() : begin()),
    again() {
      anew = true;
      return begin();
    },
  };
}
