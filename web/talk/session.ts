/** Who is signed in and what they may do: as kept from the last visit at once, then as the API says. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { InferResponseType } from 'hono/client';
import { store, stored } from '../stored.ts';
import { api, ask } from './api.ts';
import { keepCredential } from './credential.ts';
import { asTalkError, type TalkError } from './problem.ts';

export type Session = InferResponseType<typeof api.api.session.$get, 200>;
export type Media = NonNullable<Session['media']>;
export type Features = Session['features'];

const KEY = 'session';
/** A new query empties the browser's cache of pictures, so the old one is used until it is about to end. */
const RENEW_BEFORE_MS = 2 * 24 * 60 * 60 * 1000;

const known = signal<Session | undefined>(stored<Session>(KEY));

/** Nothing until the first answer of a first visit. */
export const session: ReadonlySignal<Session | undefined> = known;

export const may = (what: 'act' | 'upload' | 'originals' | 'places' | 'people'): boolean =>
  known.value?.features[what] ?? false;

/** Throws `TalkError`. `renew`: also the credential for pictures, since the one we have is refused. */
export async function readSession({ renew = false } = {}): Promise<Session> {
  const read = await ask(api.api.session.$get());
  const media = keptMedia(known.value, read, renew);
  known.value = { ...read, media };
  store(KEY, read.user ? known.value : undefined);
  return known.value;
}

/** Why the first answer of a first visit has not come; it is asked for again by itself. */
export const sessionTrouble = signal<TalkError | undefined>(undefined);

const PAUSES_MS = [1000, 2000, 5000, 15_000];

/** Reads it until it is there: a sleeping API takes its time, and what was kept from the last visit serves meanwhile. */
export async function keepSession(): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await readSession();
      sessionTrouble.value = undefined;
      return;
    } catch (error) {
      sessionTrouble.value = asTalkError(error);
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)]));
    }
  }
}

/** Nothing of this person stays in this browser. */
export function signOut(): void {
  keepCredential(undefined);
  store(KEY, undefined);
  known.value = undefined;
  location.hash = '';
  location.reload();
}

function keptMedia(before: Session | undefined, { user, media, serverTime }: Session, renew: boolean): Media | null {
  const old = before?.media;
  const same = old && media && old.base === media.base && before.user?.name === user?.name;
  if (!same || renew) return media;
  return Date.parse(old.expiresAt) - Date.parse(serverTime) > RENEW_BEFORE_MS ? old : media;
}
