/** What a search can be narrowed down to, as it is shown: only what would change something, and what is chosen. */
import type { InferResponseType } from 'hono/client';
import type { api } from '../../talk/api.ts';

export type Facets = InferResponseType<typeof api.api.search.facets.$get, 200>;
export type Tally = Facets['kind'][number];
export type Facet = keyof Facets;

export interface FacetGroup {
  facet: Facet;
  label: string;
  tallies: readonly Tally[];
}

const LABELS: Readonly<Record<Facet, string>> = {
  kind: 'Kind',
  year: 'Year',
  camera: 'Camera',
  lens: 'Lens',
  folder: 'Folder',
  rating: 'Rating',
  favorite: 'Favourite',
  geo: 'Place known',
  ext: 'File extension',
  state: 'State',
};

/** `texts` are those of the query's terms. */
export function facetGroups(facets: Facets, texts: readonly string[]): FacetGroup[] {
  // Every file has a state, and one alone.
  const total = facets.state.reduce((sum, { count }) => sum + count, 0);
  return (Object.keys(LABELS) as Facet[]).flatMap((facet) => {
    const tallies = (facets[facet] ?? []).filter(
      ({ value, text, count }) => (count < total && !(facet === 'rating' && value === '0')) || texts.includes(text),
    );
    return tallies.length === 0 ? [] : [{ facet, label: LABELS[facet], tallies: ordered(facet, tallies) }];
  });
}

/** As the API has them, the most files first; but years and stars have an order of their own. */
function ordered(facet: Facet, tallies: readonly Tally[]): readonly Tally[] {
  if (facet !== 'year' && facet !== 'rating') return tallies;
  return tallies.toSorted((a, b) => Number(b.value) - Number(a.value));
}
