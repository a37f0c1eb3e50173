/** `GET /api/search`, `/facets` and `/suggest`: files by what a query says of them. */
import { z } from '@hono/zod-openapi';
import type { Role } from '../../core/person.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { callerOf, route, routes } from '../route.ts';
import { facetsOf } from '../search/facets.ts';
import { find } from '../search/find.ts';
import { parseQuery, type Term } from '../search/parseQuery.ts';
import { suggest } from '../search/suggest.ts';
import { fold } from '../wire/fold.ts';
import { Page, pageOf, pageQuery } from '../wire/page.ts';

/** As long as an original's name may be. */
const MOST_CHARACTERS = 1024;

const q = z.string().max(MOST_CHARACTERS).default('').openapi({
  description: 'Words and keys, as kind:raw iso:800-3200 path:2019/*; nothing means everything',
  example: 'kind:raw iso:800-3200 path:2019/*',
});

const TermShown = z
  .object({
    text: z.string().openapi({ description: 'A query of its own; all of them, or some, with spaces between, are one' }),
    key: z.string().optional(),
    value: z.string(),
  })
  .openapi('Term');

const SearchPage = Page.extend({
  terms: z.array(TermShown),
  total: z.number().openapi({ description: 'On all pages' }),
  relaxed: z
    .array(z.object({ without: z.string(), total: z.number() }))
    .optional()
    .openapi({ description: 'Where nothing is found: the terms without which something is, and how much' }),
}).openapi('SearchPage');

const Tally = z
  .object({
    value: z.string(),
    count: z.number(),
    text: z.string().openapi({ description: 'The term that, added to the query, finds these' }),
  })
  .openapi('Tally');
const tallies = z.array(Tally);

const FacetsShown = z
  .object({
    ...{ kind: tallies, ext: tallies, year: tallies, camera: tallies, lens: tallies },
    ...{ state: tallies, rating: tallies, favorite: tallies, folder: tallies },
    geo: tallies.optional().openapi({ description: 'For owners alone' }),
  })
  .openapi('Facets');

const Suggestions = z
  .object({
    suggestions: z.array(
      z.object({
        kind: z.string().openapi({ description: 'key, file, folder, or the key of what it is' }),
        text: z.string(),
        insert: z.string().openapi({ description: 'What takes the place of the last word' }),
        count: z.number().optional(),
      }),
    ),
  })
  .openapi('Suggestions');

const WRONG =
  'A query that is not understood is a 400 with terms, what was understood of it, and notUnderstood: [{text, why}].';

const search = route('viewer', {
  method: 'get',
  path: '/api/search',
  summary: 'Files that are all that a query says',
  description: `Newest first; sidecars and unsupported files too, nothing from the trash. ${WRONG}`,
  request: { query: z.object({ ...pageQuery, q }) },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: SearchPage } } } },
});

const facets = route('viewer', {
  method: 'get',
  path: '/api/search/facets',
  summary: 'What the files of a query could be narrowed down to',
  description: `The 50 values of each kind that most of the files have; of folders the top ones. ${WRONG}`,
  request: { query: z.object({ q }) },
  responses: { 200: { description: 'Counts', content: { 'application/json': { schema: FacetsShown } } } },
});

const suggestions = route('viewer', {
  method: 'get',
  path: '/api/search/suggest',
  summary: 'What the last word of a query may become',
  description: 'Counted among the files that the words before it mean; those that are not understood are passed over.',
  request: { query: z.object({ q, limit: z.coerce.number().int().min(1).max(50).default(10) }) },
  responses: { 200: { description: 'Best first', content: { 'application/json': { schema: Suggestions } } } },
});

export const searchRoutes = (parts: Pick<ApiParts, 'published' | 'version'>) =>
  routes()
    .openapi(search, (c) => {
      const { q, ...page } = c.req.valid('query');
      const terms = termsOf(q, callerOf(c).role);
      return fold(c, parts, (snapshot, role) => {
        const { positions, missedBy } = find(snapshot, terms);
        return {
          terms: terms.map(shown),
          total: positions.length,
          ...pageOf(snapshot, positions, { ...page, role }),
          ...(positions.length === 0 && terms.length > 1 && { relaxed: relaxed(terms, missedBy) }),
        };
      });
    })
    .openapi(facets, (c) => {
      const terms = termsOf(c.req.valid('query').q, callerOf(c).role);
      return fold(c, parts, (snapshot, role) => facetsOf(snapshot, find(snapshot, terms).positions, role));
    })
    .openapi(suggestions, (c) => {
      const { q, limit } = c.req.valid('query');
      forRole(parseQuery(q).terms, callerOf(c).role);
      return fold(c, parts, (snapshot, role) => ({ suggestions: suggest(snapshot, q, { limit, role }) }));
    });

/** All of the query, or a `ProblemError` that says what is possible. */
function termsOf(q: string, role: Role): Term[] {
  const { terms, notUnderstood } = parseQuery(q);
  forRole(terms, role);
  if (notUnderstood.length === 0) return terms;
  const detail = notUnderstood.map(({ text, why }) => `"${text}" was not understood. ${why}`).join(' ');
  throw new ProblemError(400, detail, { terms: terms.map(shown), notUnderstood });
}

/** Who asks whether there is a place could find it out by asking. */
function forRole(terms: readonly Term[], role: Role): void {
  if (role === 'viewer' && terms.some(({ key }) => key === 'geo')) {
    throw new ProblemError(403, 'geo: is for owners. Viewers are not told where photos were taken.');
  }
}

function shown({ text, key, value }: Term): z.output<typeof TermShown> {
  return { text, ...(key && { key }), value };
}

/** The most files first. */
function relaxed(terms: readonly Term[], missedBy: readonly number[]): { without: string; total: number }[] {
  const without = terms.map(({ text }, index) => ({ without: text, total: missedBy[index] ?? 0 }));
  return without.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
}
