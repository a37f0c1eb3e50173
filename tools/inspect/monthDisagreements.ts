/** Where a published month does not agree with the index, or the page's part of it with the API's. */
import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../core/row.ts';
import type { SeenMonth } from './seen.ts';

/** `rows`: the original's, in any month. A mark promises that the month will be published: then waiting mends it. */
export function monthDisagreements(seen: SeenMonth, rows: readonly Row[]): string[] {
  const { month, marked, lacking } = seen;
  const mend = marked
    ? 'it is marked, and a living converter will publish it'
    : 'it is not marked: npm run rebuild-index';
  // What is not there can't be compared.
  const trouble =
    lacking.length > 0 ? lacking.map((file) => `lacks ${file}`) : [...ofColumns(seen, rows), ...ofPage(seen)];
  return trouble.map((what) => `The month ${month} as published ${what}; ${mend}`);
}

function ofColumns({ month, listed }: SeenMonth, rows: readonly Row[]): string[] {
  const row = rows.find(({ partition }) => partition === month);
  const [entry, ...others] = listed;
  if (others.length > 0) return [`lists it ${listed.length} times`];
  if (!row) return entry ? ['lists it, and the index does not'] : [];
  if (!entry) return ['does not list it, and the index does'];
  const names = [...new Set([...Object.keys(row), ...Object.keys(entry)])] as (keyof Row)[];
  const other = names.filter((name) => !isDeepStrictEqual(row[name], entry[name]));
  return other.length > 0 ? [`tells of an earlier row (${other.join(', ')})`] : [];
}

function ofPage({ shown, toShow }: SeenMonth): string[] {
  if (isDeepStrictEqual(shown, toShow)) return [];
  if (!shown) return ['does not show it on the page, and should'];
  return toShow ? ['shows it on the page other than it lists it'] : ['shows it on the page, and should not'];
}
