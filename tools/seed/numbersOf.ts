/** How many files, and which library: as they were said on the command line. */
import { UsageError } from '../terminal/command.ts';

/** Azurite keeps a table as one text, and ends at about 930,000 rows. */
const MOST_RECORDS = 500_000;
const MOST_SEED = 2 ** 31 - 1;

/** Throws `UsageError`. */
export function numbersOf(said: { records: string; seed: string }): { records: number; seed: number } {
  return {
    records: wholeNumber('--records', said.records, MOST_RECORDS),
    seed: wholeNumber('--seed', said.seed, MOST_SEED),
  };
}

function wholeNumber(option: string, said: string, most: number): number {
  const number = Number(said);
  if (/^\d+$/.test(said) && number >= 1 && number <= most) return number;
  throw new UsageError(`${option} takes a whole number from 1 to ${most.toLocaleString('en')}.`);
}
