/** Which day of a timeline a date leads to. */
import { UNDATED } from '../../../core/month.ts';
import { type DayRun, NO_DAY } from '../../sources/photoSource.ts';

export interface DayFound {
  dayNo: number;
  /** Its first photo. */
  index: number;
  /** Whether the day lies in what was asked for, not merely near to it. */
  exact: boolean;
}

const DAY_MS = 86_400_000;
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** `date` is a day, a month or a year, of which the newest day is meant, or `none`. Nothing for what is none of these, or without any. */
export function dayOf(days: readonly DayRun[], date: string): DayFound | undefined {
  const asked = daysIn(date);
  if (!asked) return undefined;
  let index = 0;
  let best: DayFound | undefined;
  for (const { dayNo, photos } of days) {
    // It is near to no day.
    if (dayNo === NO_DAY && date !== UNDATED) break;
    const found = { dayNo, index, exact: dayNo >= asked.from && dayNo <= asked.to };
    if (found.exact) return found;
    if (!best || farFrom(asked, dayNo) < farFrom(asked, best.dayNo)) best = found;
    if (dayNo < asked.from) break;
    index += photos;
  }
  return best;
}

/** Of both ends. */
function daysIn(date: string): { from: number; to: number } | undefined {
  if (date === UNDATED) return { from: NO_DAY, to: NO_DAY };
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined) return undefined;
  const from = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const next =
    day !== undefined
      ? from + DAY_MS
      : month !== undefined
        ? Date.UTC(Number(year), Number(month), 1)
        : Date.UTC(Number(year) + 1, 0, 1);
  // What the calendar does not have is read as a day of another month.
  if (!new Date(from).toISOString().startsWith(date)) return undefined;
  return { from: from / DAY_MS, to: next / DAY_MS - 1 };
}

function farFrom({ from, to }: { from: number; to: number }, dayNo: number): number {
  return Math.max(from - dayNo, dayNo - to);
}
