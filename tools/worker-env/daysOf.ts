/** For how many days a signature is good. */
import { UsageError } from '../terminal/command.ts';

const USUAL = 90;
/** Nobody can take a signature back but by changing the account's key: it should not be forgotten for longer. */
const MOST = 365;

/** Throws `UsageError`. */
export function daysOf(said: string | undefined): number {
  if (said === undefined) return USUAL;
  const days = /^\d{1,3}$/.test(said) ? Number(said) : 0;
  if (days >= 1 && days <= MOST) return days;
  throw new UsageError(`--days takes a whole number from 1 to ${MOST}, not ${said}.`);
}
