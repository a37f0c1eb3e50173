/** Everybody who was invited, in the order of their names. */
import { OutageError } from '../core/outage.ts';
import { PEOPLE, type Person } from '../core/person.ts';
import type { Storage } from '../core/storage.ts';
import { readPersonBlob } from './readPerson.ts';

/** Told of each blob that is no person, and why. */
export type OnUnreadable = (blobName: string, why: OutageError) => void;

/** Throws `OutageError`; of a blob that is no person only where nobody wants to be told of it. */
export async function readPeople(state: Storage['state'], onUnreadable?: OnUnreadable): Promise<Person[]> {
  const people: Person[] = [];
  for await (const { name } of state.list(PEOPLE)) {
    try {
      const person = await readPersonBlob(state, name);
      // Revoked since it was listed.
      if (person !== 'missing') people.push(person);
    } catch (error) {
      if (!onUnreadable || !(error instanceof OutageError && error.what === 'people')) throw error;
      onUnreadable(name, error);
    }
  }
  return people;
}
