/** Months as people read them. */
import { UNDATED } from '../../core/month.ts';

const NAMED = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `July 2019` of `2019-07`. */
export function monthText(key: string): string {
  return key === UNDATED ? 'No date' : NAMED.format(Date.parse(`${key}-01`));
}
