/** How many files a tool sees to at once. */
import { UsageError } from './command.ts';

const AT_ONCE = 8;
const MOST_AT_ONCE = 64;

/** Throws `UsageError`. */
export function concurrencyOf(said: string | undefined): number {
  const concurrency = said === undefined ? AT_ONCE : Number(said);
  if (Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MOST_AT_ONCE) return concurrency;
  throw new UsageError(`--concurrency takes a whole number from 1 to ${MOST_AT_ONCE}.`);
}
