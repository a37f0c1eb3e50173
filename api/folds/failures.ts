/** What failed and is not in the trash, by its fault: positions in the order of the timeline. */
import type { FaultCode } from '../../core/fault.ts';
import { once } from '../../core/once.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface Failures {
  all: Uint32Array;
  /** The largest group first. */
  byFault: ReadonlyMap<FaultCode, Uint32Array>;
}

export const failuresOf = once(({ size, state, fault, trashedAt }: Snapshot): Failures => {
  const failed = state.words.indexOf('failed');
  const all: number[] = [];
  const groups = new Map<FaultCode, number[]>();
  for (let position = 0; position < size; position++) {
    if (state.codes[position] !== failed || !Number.isNaN(trashedAt[position])) continue;
    const code = (fault.words[fault.codes[position]!] || 'unknown') as FaultCode;
    const group = groups.get(code);
    if (group) group.push(position);
    else groups.set(code, [position]);
    all.push(position);
  }
  const largestFirst = [...groups].sort(([, a], [, b]) => b.length - a.length);
  return {
    all: Uint32Array.from(all),
    byFault: new Map(largestFirst.map(([code, positions]) => [code, Uint32Array.from(positions)])),
  };
});
