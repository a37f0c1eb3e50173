/** Everybody who was invited, in the order of their names. */
import { PEOPLE, type Person } from '../core/person.ts';
import type { Storage } from '../core/storage.ts';
import { readPersonBlob } from './readPerson.ts';

export async function readPeople(state: Storage['state']): Promise<Person[]> {
  const people: Person[] = [];
  for await (const { name } of state.list(PEOPLE)) {
    const stored = await readPersonBlob(state, name);
    // Revoked since it was listed.
    if (stored !== 'missing') people.push(stored.person);
  }
  return people;
}
