/** What a search can be narrowed down to. */
import { expect, it } from 'vitest';
import { type Facets, facetGroups } from '../../../web/screens/search/facetGroups.ts';

const tallies = (key: string, counts: Record<string, number>) =>
  Object.entries(counts).map(([value, count]) => ({ value, count, text: `${key}:${value}` }));

const NONE: Facets = {
  ...{ kind: [], ext: [], year: [], camera: [], lens: [], rating: [], favorite: [], folder: [] },
  state: tallies('state', { ok: 9, failed: 1 }),
};

it('offers only what would leave fewer files', () => {
  const facets = { ...NONE, kind: tallies('kind', { raw: 10 }), favorite: tallies('favorite', { no: 10 }) };
  expect(facetGroups(facets, []).map(({ facet }) => facet)).toEqual(['state']);
});

it('keeps what is chosen, so that it can be let go', () => {
  const facets = { ...NONE, kind: tallies('kind', { raw: 10 }) };
  expect(facetGroups(facets, ['kind:raw'])[0]).toMatchObject({ facet: 'kind', tallies: [{ value: 'raw' }] });
});

it('has years and stars in their order, all else by how much there is', () => {
  const facets = {
    ...NONE,
    year: tallies('year', { 2019: 5, 2021: 2, 2020: 3 }),
    camera: tallies('camera', { R5: 6, A80: 4 }),
  };
  const [year, camera] = facetGroups(facets, []);
  expect(year?.tallies.map(({ value }) => value)).toEqual(['2021', '2020', '2019']);
  expect(camera?.tallies.map(({ value }) => value)).toEqual(['R5', 'A80']);
});

it('knows no places where viewers are told nothing about them', () => {
  expect(facetGroups(NONE, []).some(({ facet }) => facet === 'geo')).toBe(false);
});
