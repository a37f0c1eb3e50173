/** The storage's limits on numbers: asking for more is a mistake in a program, told at once. */

const MOST_MESSAGES = 32;
const MOST_ENTITIES = 1000;
const SEVEN_DAYS = 7 * 24 * 3600;

export function checkCount(count: number): void {
  check(count, 1, MOST_MESSAGES, 'messages');
}

export function checkSeconds(seconds: number, least: 0 | 1): void {
  check(seconds, least, SEVEN_DAYS, 'seconds');
}

export function checkLeaseSeconds(seconds: number): void {
  check(seconds, 15, 60, 'seconds');
}

export function checkPage(limit: number): void {
  check(limit, 1, MOST_ENTITIES, 'entities');
}

function check(value: number, least: number, most: number, what: string): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`${value} ${what}: the storage takes whole numbers from ${least} to ${most}`);
}
