/** A value that files are counted by, as people say it. */
import { nameShown } from '../../ui/nameShown.ts';
import { kindText } from '../../words/kindText.ts';
import type { Facet } from './facetGroups.ts';

const SAID: Partial<Record<Facet, Readonly<Record<string, string>>>> = {
  state: { ok: 'Converted', degraded: 'Degraded', failed: 'Failed', unsupported: 'Not supported' },
  favorite: { yes: 'Favourites', no: 'Not favourites' },
  geo: { yes: 'With a place', no: 'Without a place' },
};

export function tallyText(facet: Facet, value: string): string {
  if (facet === 'kind') return kindText(value);
  if (facet === 'rating') return value === '1' ? '1 star' : `${value} stars`;
  if (facet === 'ext') return `.${nameShown(value)}`;
  return SAID[facet]?.[value] ?? nameShown(value);
}
