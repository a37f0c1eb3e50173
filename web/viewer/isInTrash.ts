/** Whether a file is in the trash: what was wished here counts before lists and records know of it. */

import type { Photo } from '../sources/photo.ts';
import { leaving } from '../sources/wish.ts';
import type { Known } from './knownOf.ts';

export function isInTrash({ id, trashedAt }: Photo, known: Known | undefined): boolean {
  const by = leaving.value.get(id);
  if (by) return by === 'trash';
  return trashedAt !== undefined || (known?.id === id && known.user.trashed !== undefined);
}
