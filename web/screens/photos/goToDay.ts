/** Goes to the date that somebody asked for, or as near to it as there are photos, and says so. */
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { go } from '../../route.ts';
import type { PhotoSource } from '../../sources/photoSource.ts';
import { say } from '../../ui/toasts.ts';
import { dayText } from '../../words/dayText.ts';
import { monthText } from '../../words/monthText.ts';
import { dayOf } from './dayOf.ts';

const DAY_S = 86_400;
const MONTH_LENGTH = 'YYYY-MM'.length;

export function goToDay(grid: PhotoGrid, source: PhotoSource, date: string, { focus }: { focus: boolean }): void {
  const found = dayOf(source.shape().days, date);
  if (found) grid.reveal(found.index, { at: 'top', focus });
  if (!found?.exact) {
    const nearest = found ? ` The nearest day is ${dayText(found.dayNo * DAY_S)}.` : '';
    say({ text: `There is nothing of ${dateText(date)}.${nearest}` });
  }
  // From here on one is where one scrolls to; the same date can be asked for again.
  go({ screen: 'photos' }, { replace: true });
}

function dateText(date: string): string {
  const at = Date.parse(date) / 1000;
  if (Number.isNaN(at) || date.length < MONTH_LENGTH) return date;
  return date.length === MONTH_LENGTH ? monthText(date) : dayText(at);
}
