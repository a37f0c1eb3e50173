/** What the API finds for a query, and what that could be narrowed down to. */
import { api, ask } from '../../talk/api.ts';
import type { ReadSearch } from './createSearch.ts';
import type { Facets } from './facetGroups.ts';

const LIMIT = '200';

export const readSearch: ReadSearch = (q, cursor, signal) =>
  ask(
    api.api.search.$get({ query: { q, limit: LIMIT, ...(cursor !== undefined && { cursor }) } }, { init: { signal } }),
  );

/** Throws `TalkError`. */
export function readFacets(q: string, signal: AbortSignal): Promise<Facets> {
  return ask(api.api.search.facets.$get({ query: { q } }, { init: { signal } }));
}
