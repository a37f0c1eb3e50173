/** Tests a column of words: each word once, however many files have it. */
import type { Coded } from '../snapshot/snapshot.ts';
import { never, type Test } from './reader.ts';

/** `made` of the column's words, in their order. */
export function wordTest<Made>({ codes }: Coded, made: readonly Made[], fits: (made: Made) => boolean): Test {
  const fitting = new Uint8Array(made.length);
  made.forEach((each, code) => {
    if (fits(each)) fitting[code] = 1;
  });
  return fitting.includes(1) ? (position) => fitting[codes[position]!] === 1 : never;
}
