/** What the word that is being written may become: asked for when the typing pauses, and only the last question counts. */
import type { InferResponseType } from 'hono/client';
import { useEffect, useState } from 'preact/hooks';
import { api, ask } from '../../talk/api.ts';

export type Suggestion = InferResponseType<typeof api.api.search.suggest.$get, 200>['suggestions'][number];

const PAUSE_MS = 120;
const MOST = '8';

/** Of `draft`, or none where nothing is asked. Those of the letters before stay until the new ones are there. */
export function useSuggestions(draft: string | undefined): readonly Suggestion[] {
  const [list, setList] = useState<readonly Suggestion[]>([]);
  useEffect(() => {
    if (draft === undefined) {
      setList([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const { signal } = abort;
      ask(api.api.search.suggest.$get({ query: { q: draft, limit: MOST } }, { init: { signal } })).then(
        ({ suggestions }) => !signal.aborted && setList(suggestions),
        // Nobody asked for them: the search itself says what is wrong.
        () => !signal.aborted && setList([]),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [draft]);
  return list;
}
