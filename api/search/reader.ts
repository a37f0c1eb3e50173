/** How the value of a key is understood. */
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Of one alternative; nothing if it is none that this key can have. */
export type Reader = (value: string) => Reading | undefined;

export interface Reading {
  /** The value again, in the one way we write it. */
  value: string;
  /** How many texts it looks for in each name: what takes time. */
  looks?: number;
  test(snapshot: Snapshot): Test;
}

/** Whether it means the file at a position. */
export type Test = (position: number) => boolean;

export const never: Test = () => false;

/** A loop, because it runs for every file: `some` takes twice as long. */
export function anyOf(tests: readonly Test[]): Test {
  const able = tests.filter((test) => test !== never);
  if (able.length < 2) return able[0] ?? never;
  return (position) => {
    for (const test of able) if (test(position)) return true;
    return false;
  };
}
