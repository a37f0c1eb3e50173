/** Names as people look for them: whatever their case, and by their case only where nothing else tells them apart. */

import { ordinal } from '../../core/ordinal.ts';
import { folded } from '../snapshot/folded.ts';

export interface Named {
  name: string;
  folded: string;
}

export function named(name: string): Named {
  return { name, folded: folded(name) };
}

export function nameOrder(a: Named, b: Named): number {
  return ordinal(a.folded, b.folded) || ordinal(a.name, b.name);
}
