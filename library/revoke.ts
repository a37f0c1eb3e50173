/** Takes an invitation back: its link, or its identity, opens nothing any more. */
import { personName } from '../core/person.ts';
import type { Storage } from '../core/storage.ts';

export async function revoke(state: Storage['state'], name: string): Promise<'revoked' | 'unknown'> {
  return (await state.remove(personName(name))) === 'missing' ? 'unknown' : 'revoked';
}
