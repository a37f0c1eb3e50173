/** How long ago a day of trashing was: whoever purges does so by age. */
import { NO_DAY } from '../../sources/photoSource.ts';
import { dayNoOf } from './dayNoOf.ts';

const ago = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/** `Today`, `Yesterday`, `30 days ago`. */
export function trashedText(dayNo: number, now = new Date()): string {
  if (dayNo === NO_DAY) return 'Nobody knows when';
  const text = ago.format(dayNo - dayNoOf(now), 'day');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
