/** Lets a person come in: by a link that holds a token, or by an identity that a provider knows them by. */
import type { Clock } from '../core/clock.ts';
import { type Person, personName, type Role } from '../core/person.ts';
import type { Storage } from '../core/storage.ts';
import { newToken, tokenSha256 } from '../core/token.ts';
import { readPeople } from './readPeople.ts';
import { hasIdentity, readPerson } from './readPerson.ts';

export interface Invitation {
  name: string;
  role: Role;
  /** The verified e-mail address, or the subject, where people sign in elsewhere: no token then. */
  oidc?: string | undefined;
  /** Also where the name was invited already: what was said of it before holds no longer, nor does its link. */
  replace?: boolean | undefined;
}

export interface Invited {
  person: Person;
  /** Told this once: it is kept nowhere. */
  token?: string;
}

/** Somebody else was invited by this name, or as this identity under another name. */
export interface Taken {
  taken: 'name' | 'identity';
  by: Person;
}

export async function invite(
  { state, clock }: { state: Storage['state']; clock: Clock },
  { oidc, replace = false, role, ...said }: Invitation,
): Promise<Invited | Taken> {
  const name = said.name.normalize('NFC');
  const token = oidc === undefined ? newToken(name) : undefined;
  const person: Person = {
    name,
    role,
    invitedAt: new Date(clock.now()).toISOString(),
    ...(token !== undefined && { tokenSha256: tokenSha256(token) }),
    ...(oidc !== undefined && { oidc }),
  };
  const invited = { person, ...(token !== undefined && { token }) };
  const bytes = Buffer.from(JSON.stringify(person));
  const other = oidc === undefined ? undefined : (await readPeople(state)).find((each) => hasIdentity(each, oidc));
  if (other && personName(other.name) !== personName(name)) return { taken: 'identity', by: other };
  for (;;) {
    const guard = replace ? {} : { ifAbsent: true };
    const put = await state.put(personName(name), bytes, { contentType: 'application/json', ...guard });
    if (put !== 'conflict') return invited;
    const there = await readPerson(state, name);
    if (there === 'missing') continue; // Revoked meanwhile.
    // A write whose answer got lost has been made all the same.
    return isSame(there, person) ? invited : { taken: 'name', by: there };
  }
}

function isSame(one: Person, other: Person): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
