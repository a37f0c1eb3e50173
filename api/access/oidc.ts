/** Access by an identity provider: its JWT proves who somebody is, and people in `state` say who may come in. */
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Person } from '../../core/person.ts';
import type { Storage } from '../../core/storage.ts';
import { readPeople } from '../../library/readPeople.ts';
import { hasIdentity } from '../../library/readPerson.ts';
import { ProblemError } from '../problem.ts';
import type { Access } from './access.ts';
import { bearer } from './bearer.ts';
import { issuerKeys } from './issuerKeys.ts';
import { lately } from './lately.ts';

export interface OidcOptions {
  state: Storage['state'];
  clock: Clock;
  log: Log;
  /** As its tokens say it, to the letter. */
  issuer: string;
  /** Whom its tokens must be for. */
  audience: string;
  /** What the page signs in as; most providers make it the audience too. */
  clientId: string;
  /** Where its keys are; asked of the issuer if unset. */
  jwks?: string | undefined;
}

/** A secret that both sides know would let whoever reads our settings sign in as anybody. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Clocks differ by some seconds. */
const LEEWAY_SECONDS = 10;

export function oidcAccess({ state, clock, log, issuer, audience, clientId, jwks }: OidcOptions): Access {
  const keys = issuerKeys(issuer, jwks);
  const people = lately(clock, whoeverIsReadable(state, log));
  return {
    way: { auth: 'oidc', issuer, clientId },
    async callerOf(request) {
      const token = bearer(request);
      if (token === undefined) return undefined;
      const said = await verified(() =>
        jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: ALGORITHMS,
          clockTolerance: LEEWAY_SECONDS,
          currentDate: new Date(clock.now()),
          requiredClaims: ['sub', 'exp'],
        }),
      );
      const person = (await people.find('')).find((each) => isOf(each, said));
      if (!person) throw new ProblemError(403, `Nobody has invited ${identityOf(said)}. An owner can.`);
      return { name: person.name, role: person.role };
    },
    forget: people.forget,
  };
}

/** One bad blob keeps out nobody else. It is said when it is first met, not at each of a thousand requests. */
function whoeverIsReadable(state: Storage['state'], log: Log): () => Promise<Person[]> {
  let told = new Set<string>();
  return async () => {
    const met = new Set<string>();
    const people = await readPeople(state, (blob, { message }) => {
      met.add(blob);
      if (!told.has(blob)) log('person.unreadable', { blob, message });
    });
    told = met;
    return people;
  };
}

async function verified(verify: () => Promise<{ payload: JWTPayload }>): Promise<JWTPayload> {
  try {
    return (await verify()).payload;
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError)) throw cause;
    throw new ProblemError(401, 'This sign-in does not hold, or no longer. Sign in again.', {}, { cause });
  }
}

/**
 * An identity that was invited is an address, or a subject. What looks like an address counts as one alone: there are
 * providers that let people choose their subject.
 */
function isOf(person: Person, said: JWTPayload): boolean {
  const { oidc } = person;
  // Who was invited as nobody in particular is nobody, not everybody without an address.
  if (!oidc) return false;
  if (!oidc.includes('@')) return oidc === said.sub;
  const email = emailOf(said);
  return email !== undefined && hasIdentity(person, email);
}

/** Anybody may claim an address; only the provider's word makes it theirs. */
function emailOf({ email, email_verified: isVerified }: JWTPayload): string | undefined {
  return isVerified === true && typeof email === 'string' ? email : undefined;
}

function identityOf(said: JWTPayload): string {
  return emailOf(said) ?? `the subject ${said.sub}`;
}
