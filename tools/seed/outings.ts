/** When pictures were taken: 2004 to 2026, more each year, some months full and some empty, and mostly on a few days. */
import type { Chance } from './chance.ts';

/** An hour or so in which somebody took pictures. */
export interface Outing {
  /** Its beginning: milliseconds of the wall time, read as if it were UTC. */
  at: number;
  files: number;
}

const FIRST_YEAR = 2004;
/** The library ends in the middle of 2026. */
const MONTHS = 22 * 12 + 6;
const SEASON = [0.7, 0.6, 0.8, 0.9, 1.1, 1.3, 1.8, 1.9, 1.1, 0.9, 0.6, 1.6];
const EMPTY_PERCENT = 4;
/** Out of the ordinary: a journey that fills two parts of its month, and a wedding. */
const JOURNEY = { month: monthNo(2019, 7), share: 0.055 };
const WEDDING = { at: Date.UTC(2022, 4, 21, 10), share: 0.006 };
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** In the order of time; so many files in all. */
export function outingsOf(files: number, chance: Chance): Outing[] {
  const wedding = Math.round(files * WEDDING.share);
  const journey = Math.round(files * JOURNEY.share);
  const weights = Array.from({ length: MONTHS }, (_, month) => {
    if (month === JOURNEY.month || chance.percent(EMPTY_PERCENT)) return 0;
    return (1 + 0.3 * (month / 12)) * SEASON[month % 12]! * Math.exp(0.5 * chance.bell());
  });
  const counts = shared(files - wedding - journey, weights);
  counts[JOURNEY.month] = journey;
  return counts.flatMap((count, month) => {
    const outings = inMonth(count, month, chance);
    if (month === monthNo(2022, 5) && wedding > 0) outings.push({ at: WEDDING.at, files: wedding });
    return outings.sort((one, other) => one.at - other.at);
  });
}

function inMonth(count: number, month: number, chance: Chance): Outing[] {
  const begin = Date.UTC(FIRST_YEAR, month);
  const days = (Date.UTC(FIRST_YEAR, month + 1) - begin) / DAY_MS;
  const outings: Outing[] = [];
  for (let left = count; left > 0; ) {
    const files = Math.min(left, Math.ceil(1 + 18 * Math.exp(0.9 * chance.bell())));
    const at = begin + chance.between(0, days - 1) * DAY_MS + chance.between(7, 20) * HOUR_MS;
    outings.push({ at: at + chance.between(0, HOUR_MS), files });
    left -= files;
  }
  return outings;
}

/** Whole numbers in these proportions that add up. */
function shared(total: number, weights: number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  let [weight, given] = [0, 0];
  return weights.map((each) => {
    weight += each;
    const count = Math.round((total * weight) / sum) - given;
    given += count;
    return count;
  });
}

function monthNo(year: number, month: number): number {
  return (year - FIRST_YEAR) * 12 + month - 1;
}
