/** Access by invitation: a token that names its person, whose blob holds the token's hash. */
import type { Clock } from '../../core/clock.ts';
import { PERSON_NAME } from '../../core/person.ts';
import type { Storage } from '../../core/storage.ts';
import { isTokenOf, nameIn } from '../../core/token.ts';
import { readPerson } from '../../library/readPerson.ts';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import { bearer } from './bearer.ts';
import { lately } from './lately.ts';

export function tokenAccess({ state, clock }: { state: Storage['state']; clock: Clock }): Access {
  const people = lately(clock, (name) => readPerson(state, name));
  return {
    way: { auth: 'token' },
    async callerOf(request) {
      const token = bearer(request);
      if (token === undefined) return undefined;
      const name = nameIn(token);
      if (name === undefined || !PERSON_NAME.test(name)) throw refused();
      const person = await people.find(name);
      if (person === 'missing' || !isTokenOf(person.tokenSha256 ?? '', token)) throw refused();
      return { name: person.name, role: person.role };
    },
    forget: people.forget,
  };
}

/** The same words whether there is such a person or not. */
function refused(): ProblemError {
  return new ProblemError(401, 'This invitation opens nothing, or nothing any more. Ask an owner for a new one.');
}
