/** Copies runs of rows, of whatever chunks, into one chunk. */
import { type Chunk, COLUMN_NAMES, type ColumnName, newChunk, wideOf } from './chunk.ts';

/** `to` is the first that is no longer in it. */
export interface Run {
  of: Chunk;
  from: number;
  to: number;
}

/** Below this many values a loop is faster than a copy of memory. */
const FEW = 24;

/** Lengthens the last run where it can: long ones are copied faster. */
export function addRun(runs: Run[], of: Chunk, from: number, to: number): void {
  if (from === to) return;
  const last = runs.at(-1);
  if (last?.of === of && last.to === from) last.to = to;
  else runs.push({ of, from, to });
}

export function join(runs: readonly Run[]): Chunk {
  const whole = newChunk(runs.reduce((sum, { from, to }) => sum + to - from, 0));
  for (const name of COLUMN_NAMES) {
    const into = whole[name];
    if (Array.isArray(into)) copyList(into, runs, name);
    else copyNumbers(into, runs, name);
  }
  return whole;
}

function copyList(into: unknown[], runs: readonly Run[], name: ColumnName): void {
  let at = 0;
  for (const { of, from, to } of runs) {
    const list = of[name];
    for (let i = from; i < to; i += 1) into[at++] = list[i];
  }
}

type Numbers = Exclude<Chunk[ColumnName], unknown[]>;

function copyNumbers(into: Numbers, runs: readonly Run[], name: ColumnName): void {
  const wide = wideOf(name);
  let at = 0;
  for (const { of, from, to } of runs) {
    const numbers = of[name] as Numbers;
    const length = (to - from) * wide;
    if (length >= FEW) into.set(numbers.subarray(from * wide, to * wide), at);
    else for (let i = 0; i < length; i += 1) into[at + i] = numbers[from * wide + i] as number;
    at += length;
  }
}
