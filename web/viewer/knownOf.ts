/** What the API knows of the file that is looked at: read once one rests on it, and kept while the viewer is open. */
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { InferResponseType } from 'hono/client';
import { api, ask } from '../talk/api.ts';

/** The record, as far as the one who asks may see it. */
export type Known = InferResponseType<(typeof api.api.files)[':id']['$get'], 200>;

export interface KnownFile {
  /** Nothing while it is read for the first time. */
  value: ReadonlySignal<Known | undefined>;
  trouble: ReadonlySignal<unknown>;
  /** After trouble. */
  again(): void;
  /** It was read by somebody else, or is about to be so. */
  tell(known: Known): void;
  end(): void;
}

/** Who passes quickly asks for nothing. */
const REST_MS = 120;
const KEPT = 30;

/** Throws `TalkError`. */
export function readKnown(id: string, abort?: AbortSignal): Promise<Known> {
  return ask(api.api.files[':id'].$get({ param: { id }, query: {} }, abort && { init: { signal: abort } }));
}

/** Follows `id`. */
export function knownOf(id: ReadonlySignal<string | undefined>): KnownFile {
  const kept = signal<ReadonlyMap<string, Known>>(new Map());
  const value = signal<Known | undefined>(undefined);
  const trouble = signal<unknown>(undefined);
  const asked = signal(0);

  const tell = (known: Known) => {
    const next = new Map(kept.peek());
    next.delete(known.id);
    kept.value = new Map([...next.set(known.id, known)].slice(-KEPT));
  };
  const endShow = effect(() => {
    value.value = id.value === undefined ? undefined : kept.value.get(id.value);
  });
  const endRead = effect(() => {
    const wanted = id.value;
    void asked.value;
    trouble.value = undefined;
    if (wanted === undefined || kept.peek().has(wanted)) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      readKnown(wanted, abort.signal).then(tell, (error) => {
        if (!abort.signal.aborted) trouble.value = error;
      });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  });

  return {
    ...{ value, trouble, tell },
    again() {
      asked.value += 1;
    },
    end() {
      endShow();
      endRead();
    },
  };
}
