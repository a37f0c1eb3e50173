/** What the newest query finds: an older one's answer never takes its place, and what was found stays until another comes. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { InferResponseType } from 'hono/client';
import { type CursorSource, cursorSource } from '../../sources/cursorSource.ts';
import type { api } from '../../talk/api.ts';
import { asTalkError } from '../../talk/problem.ts';

export type SearchPage = InferResponseType<typeof api.api.search.$get, 200>;
type Term = SearchPage['terms'][number];

/** Throws `TalkError`. */
export type ReadSearch = (query: string, cursor: string | undefined, signal: AbortSignal) => Promise<SearchPage>;

export interface Found {
  kind: 'found';
  query: string;
  terms: readonly Term[];
  files: CursorSource;
  /** Where nothing is found: terms without which something would be. */
  relaxed: NonNullable<SearchPage['relaxed']>;
}

interface Refused {
  kind: 'refused';
  query: string;
  /** What was understood of it. */
  terms: readonly Term[];
  notUnderstood: readonly { text: string; why: string }[];
}

export interface Search {
  readonly answer: ReadonlySignal<Found | Refused | undefined>;
  readonly trouble: ReadonlySignal<unknown>;
  readonly reading: ReadonlySignal<boolean>;
  /** Asks, unless it is what was asked last. */
  ask(query: string): void;
  /** Asks the same once more. */
  again(): void;
  close(): void;
}

const BAD_REQUEST = 400;

export function createSearch(read: ReadSearch, listOf: typeof cursorSource = cursorSource): Search {
  const answer = signal<Found | Refused | undefined>(undefined);
  const trouble = signal<unknown>(undefined);
  const reading = signal(false);
  let asked: string | undefined;
  let abort = new AbortController();

  const show = (next: Found | Refused | undefined) => {
    if (answer.value?.kind === 'found') answer.value.files.close();
    answer.value = next;
    trouble.value = undefined;
  };
  const found = (query: string, first: SearchPage): Found => {
    // The list begins with the page that is at hand, and reads its start itself only when it must be read again.
    let begin: SearchPage | undefined = first;
    const files = listOf({
      async read(cursor, signal) {
        const page = begin ?? (await read(query, cursor, signal));
        begin = undefined;
        return page;
      },
      byDay: true,
      leftBy: 'trash',
    });
    return { kind: 'found', query, terms: first.terms, files, relaxed: first.relaxed ?? [] };
  };
  const run = async (query: string) => {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    reading.value = true;
    try {
      const page = await read(query, undefined, signal);
      if (!signal.aborted) show(found(query, page));
    } catch (error) {
      if (signal.aborted) return;
      const refused = refusedOf(query, error);
      if (refused) show(refused);
      else trouble.value = error;
    }
    if (!signal.aborted) reading.value = false;
  };

  return {
    ...{ answer, trouble, reading },
    ask(query) {
      if (query === asked) return;
      asked = query;
      void run(query);
    },
    again() {
      if (asked !== undefined) void run(asked);
    },
    close() {
      abort.abort();
      show(undefined);
    },
  };
}

/** Nothing for what is no refusal of a query. */
function refusedOf(query: string, error: unknown): Refused | undefined {
  const { status, problem } = asTalkError(error);
  if (status !== BAD_REQUEST || !problem.notUnderstood) return undefined;
  const { terms, notUnderstood } = problem as unknown as Pick<Refused, 'terms' | 'notUnderstood'>;
  return { kind: 'refused', query, terms, notUnderstood };
}
