/** What goes wrong on the way: requests that are answered otherwise, or not at all. */
import type { Answer } from './answer.ts';

/**
 * An answer that takes the place of ours, and nothing is done. `drop`: the connection is cut, nothing is done. `lost`: it
 * is done, and then the connection is cut. `silence`: nothing is done, nothing is answered.
 */
export type Fault = Answer | 'drop' | 'lost' | 'silence';

export interface FaultLimits {
  method?: string;
  path?: RegExp;
  /** So many requests; all, until it is ended. */
  times?: number;
}

export interface Faults {
  /** From now on; what it gives ends it. */
  add(fault: Fault, limits?: FaultLimits): () => void;
  /** The oldest that concerns this request. */
  next(method: string, path: string): Fault | undefined;
}

export function openFaults(): Faults {
  const faults = new Set<{ fault: Fault; left: number } & FaultLimits>();
  return {
    add(fault, limits = {}) {
      const added = { fault, left: limits.times ?? Infinity, ...limits };
      faults.add(added);
      return () => faults.delete(added);
    },
    next(method, path) {
      for (const one of faults) {
        if ((one.method && one.method !== method) || (one.path && !one.path.test(path))) continue;
        one.left -= 1;
        if (one.left <= 0) faults.delete(one);
        return one.fault;
      }
      return undefined;
    },
  };
}
