/** Grants a person's wish, shows it at once in this API's own listings, and has it published. */
import { rowOf } from '../../core/row.ts';
import { act, type Wish } from '../../library/act.ts';
import type { ApiParts } from '../parts.ts';
import type { Outcome } from './action.ts';

export type Granting = (id: string, wish: Wish) => Promise<Outcome>;

export function granting(parts: Pick<ApiParts, 'storage' | 'clock' | 'published' | 'publisher'>): Granting {
  const { storage, clock, published, publisher } = parts;
  return async (id, wish) => {
    const acted = await act(storage, clock, id, wish);
    if (acted === 'missing' || acted === 'late') return acted;
    published.wrote(id, rowOf(acted.record));
    publisher.soon();
    return 'done';
  };
}
