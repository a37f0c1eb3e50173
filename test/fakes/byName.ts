/** The order in which every storage lists its blobs. */
import { ordinal } from '../../core/ordinal.ts';

export function byName(a: { name: string }, b: { name: string }): number {
  return ordinal(a.name, b.name);
}
