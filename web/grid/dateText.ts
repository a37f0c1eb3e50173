/** What the header of a day says where nothing else is said: its date. */
import { NO_DAY } from '../sources/photoSource.ts';
import { dayText } from '../words/dayText.ts';

const DAY_S = 86_400;

export function dateText(dayNo: number): string {
  return dayNo === NO_DAY ? 'No date' : dayText(dayNo * DAY_S);
}
