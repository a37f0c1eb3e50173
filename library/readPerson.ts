/** Who was invited under a name. */
import { OutageError } from '../core/outage.ts';
import { Person, personName } from '../core/person.ts';
import type { Storage } from '../core/storage.ts';
import { readBlob } from './readBlob.ts';

export function readPerson(state: Storage['state'], name: string): Promise<Person | 'missing'> {
  return readPersonBlob(state, personName(name));
}

/** Throws `OutageError`, also for a blob that is no person: whoever is in doubt must neither come in nor be forgotten. */
export async function readPersonBlob(state: Storage['state'], blobName: string): Promise<Person | 'missing'> {
  const blob = await readBlob(state, blobName);
  if (blob === 'missing') return 'missing';
  try {
    return Person.parse(JSON.parse(blob.bytes.toString('utf8')));
  } catch (cause) {
    throw new OutageError(
      'people',
      `The blob ${blobName} in state is no person. Revoke it, or remove it, and invite again.`,
      {
        cause,
      },
    );
  }
}

/** Addresses are not told apart by case. */
export function hasIdentity({ oidc }: Person, identity: string): boolean {
  return oidc !== undefined && plain(oidc) === plain(identity);
}

/** A to Z alone: elsewhere two letters become one (the Kelvin sign a k), and so would two mailboxes. */
function plain(identity: string): string {
  return identity.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
