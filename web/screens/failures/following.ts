/** Files that were asked for again, followed until a converter has had them: ready, or failed once more, and why. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type Clock, systemClock } from '../../../core/clock.ts';
import { api, ask } from '../../talk/api.ts';
import { isGone, TalkError } from '../../talk/problem.ts';
import type { Failure, Fault } from './failureList.ts';

/** What the API says of a file, as far as it matters here. */
export interface Known {
  state: 'ok' | 'degraded' | 'failed' | 'unsupported' | 'deleted';
  convertedAt: string;
  fault?: { code: Fault; message?: string | undefined; stage?: string | undefined; attempts?: number | undefined };
}

export type Fate =
  /** `since` is the last attempt before it was asked for. */
  | { is: 'waiting'; since: string }
  | { is: 'ready'; state: 'ok' | 'degraded' | 'unsupported' }
  | { is: 'failed'; again: Pick<Failure, 'fault' | 'message' | 'stage' | 'attempts' | 'convertedAt'> }
  /** Deleted meanwhile. */
  | { is: 'gone' };

export interface Following {
  readonly fates: ReadonlySignal<ReadonlyMap<string, Fate>>;
  wait(files: readonly Pick<Failure, 'id' | 'convertedAt'>[]): void;
  /** What is not waited for any more is as the next listing says. */
  forget(): void;
  /** Looks while somebody looks at it; `onNews` after each look that told something. Gives the end of it. */
  follow(onNews: () => void): () => void;
}

export interface FollowingParts {
  states(ids: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Nothing where there is no such file any more. */
  record(id: string): Promise<Known | undefined>;
  clock: Clock;
  hidden(): boolean;
}

const FIRST_PAUSE_MS = 1500;
const LONGEST_PAUSE_MS = 15_000;
const SLOWER = 1.4;
/** Each is a request of the API to the storage. */
const RECORDS_AT_ONCE = 8;
/** As many as one request may ask for. */
const STATES_AT_ONCE = 500;

export function createFollowing({ states, record, clock, hidden }: FollowingParts = ofTheApi()): Following {
  const fates = signal<ReadonlyMap<string, Fate>>(new Map());
  /** Ids that wait; those first that nobody has looked at for longest. */
  let queue: string[] = [];
  let hurry = new AbortController();
  let pauseMs = FIRST_PAUSE_MS;

  const tell = (news: ReadonlyMap<string, Fate>) => {
    if (news.size === 0) return;
    fates.value = new Map([...fates.value, ...news]);
    queue = queue.filter((id) => fates.value.get(id)?.is === 'waiting');
  };

  /** The states are published together, and cost nothing; only the record tells a second failure from the first. */
  const look = async () => {
    const asked = queue.slice(0, STATES_AT_ONCE);
    const said = await states(asked);
    const news = new Map<string, Fate>();
    for (const id of asked) {
      const state = said[id];
      if (state === 'ok' || state === 'degraded' || state === 'unsupported') news.set(id, { is: 'ready', state });
    }
    const unsure = asked.filter((id) => !news.has(id)).slice(0, RECORDS_AT_ONCE);
    await Promise.all(
      unsure.map(async (id) => {
        const fate = fateOf(await record(id), fates.value.get(id));
        if (fate) news.set(id, fate);
      }),
    );
    queue = [...queue.filter((id) => !unsure.includes(id)), ...unsure];
    tell(news);
    return news.size > 0;
  };

  const run = async (end: AbortSignal, onNews: () => void) => {
    while (!end.aborted) {
      hurry = new AbortController();
      await clock.sleep(queue.length === 0 ? LONGEST_PAUSE_MS : pauseMs, AbortSignal.any([hurry.signal, end]));
      if (end.aborted) return;
      if (queue.length === 0 || hidden()) continue;
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * SLOWER);
      try {
        if (!(await look())) continue;
        pauseMs = FIRST_PAUSE_MS;
        if (!end.aborted) onNews();
      } catch (error) {
        // Whatever it is, the next look may tell; who is offline has been told.
        if (!(error instanceof TalkError)) throw error;
      }
    }
  };

  return {
    fates,
    wait(files) {
      const next = new Map(fates.value);
      for (const { id, convertedAt } of files)
        next.set(id, { is: 'waiting', since: lastOf(next.get(id)) ?? convertedAt });
      fates.value = next;
      queue = [...new Set([...queue, ...files.map(({ id }) => id)])];
      pauseMs = FIRST_PAUSE_MS;
      hurry.abort();
    },
    forget() {
      fates.value = new Map([...fates.value].filter(([, { is }]) => is === 'waiting'));
    },
    follow(onNews) {
      const end = new AbortController();
      void run(end.signal, onNews);
      return () => end.abort();
    },
  };
}

/** One for the page: who leaves the screen and comes back finds what waited still waiting. */
export const following = createFollowing();

/** The last attempt that is known, where that is a later one than any list says. */
function lastOf(fate: Fate | undefined): string | undefined {
  if (fate?.is === 'failed') return fate.again.convertedAt;
  return fate?.is === 'waiting' ? fate.since : undefined;
}

/** Nothing while it waits. */
function fateOf(known: Known | undefined, before: Fate | undefined): Fate | undefined {
  if (!known || known.state === 'deleted') return { is: 'gone' };
  if (known.state !== 'failed') return { is: 'ready', state: known.state };
  if (!known.fault || (before?.is === 'waiting' && before.since === known.convertedAt)) return undefined;
  const { code, message = '', stage = '', attempts = 1 } = known.fault;
  return { is: 'failed', again: { fault: code, message, stage, attempts, convertedAt: known.convertedAt } };
}

function ofTheApi(): FollowingParts {
  return {
    states: async (ids) => (await ask(api.api.files.states.$post({ json: { ids: [...ids] } }))).states,
    async record(id) {
      try {
        return (await ask(api.api.files[':id'].$get({ param: { id }, query: {} }))) as Known;
      } catch (error) {
        if (isGone(error)) return undefined;
        throw error;
      }
    },
    clock: systemClock,
    hidden: () => document.hidden,
  };
}
