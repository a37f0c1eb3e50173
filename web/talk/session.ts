/** Who is signed in and what they may do: as kept from the last visit at once, then as the API says. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { InferResponseType } from 'hono/client';
import { onStoredElsewhere, store } from '../stored.ts';
import { forgetUploads } from '../unfinished.ts';
import { api, ask } from './api.ts';
import { credential, endAsking, keepCredential, renewal } from './credential.ts';
import { isSession } from './isSession.ts';
import { bearer, CREDENTIAL, keptSession, SESSION } from './kept.ts';
import { keptMedia } from './mediaLife.ts';
import { asTalkError, TalkError } from './problem.ts';

export type Session = InferResponseType<typeof api.api.session.$get, 200>;
export type Features = Session['features'];

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const STRANGER = 'What answered in place of the API is something else. Does this network ask to be signed in to?';

const known = signal<Session | undefined>(keptSession());

/** Nothing until the first answer of a first visit. */
export const session: ReadonlySignal<Session | undefined> = known;

export const may = (what: 'act' | 'upload' | 'originals' | 'places' | 'people'): boolean =>
  known.value?.features[what] ?? false;

let aheadMs = 0;

/** Milliseconds, by the server's clock: that of this device may be wrong. */
export const serverNow = (): number => Date.now() + aheadMs;

interface ReadOptions {
  /** Also the credential for pictures, since the one we have is refused. */
  renew?: boolean;
  /** A credential to try instead of ours; nobody is asked for a better one. */
  trying?: string | undefined;
}

/** Throws `TalkError`; then all is as it was. */
export async function readSession({ renew = false, trying }: ReadOptions = {}): Promise<Session> {
  const headers = trying === undefined ? undefined : { Authorization: bearer(trying) };
  const read = await ask(api.api.session.$get(undefined, headers && { headers }));
  if (!isSession(read)) throw new TalkError(STRANGER, { status: 0 });
  aheadMs = Date.parse(read.serverTime) - Date.now();
  const media = keptMedia(known.value, read, renew);
  known.value = { ...read, media };
  store(SESSION, read.user ? known.value : undefined);
  return known.value;
}

/** Why the first answer of a first visit has not come; it is asked for again by itself. */
export const sessionTrouble = signal<TalkError | undefined>(undefined);
/** Why nobody is signed in though there was a credential: it opens nothing, or nobody has invited its person. */
export const refusal = signal<string | undefined>(undefined);

const PAUSES_MS = [1000, 2000, 5000, 15_000];

/** Reads it until it is there: a sleeping API takes its time, and what was kept from the last visit serves meanwhile. */
export async function keepSession(): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      // Over nothing, no dialog could ask.
      await readSession({ trying: known.value ? undefined : credential.value });
      sessionTrouble.value = undefined;
      return;
    } catch (error) {
      const trouble = asTalkError(error);
      // The dialog has asked, and the person would rather not.
      if (trouble.status === UNAUTHORIZED && known.value) return;
      if (isRefusal(trouble) && credential.value !== undefined) {
        forgetPerson();
        refusal.value = trouble.message;
        continue;
      }
      sessionTrouble.value = trouble;
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)]));
    }
  }
}

/** Signs in by a credential that was just given; `by` as for `renewal`. Throws `TalkError` where it opens nothing. */
export async function signInWith(value: string, by?: string): Promise<void> {
  const before = known.value?.user;
  const { user } = await readSession({ trying: value });
  keepCredential(value, by);
  refusal.value = undefined;
  // What is on screen may be more than this person may see.
  if (before && before.name !== user?.name) location.reload();
  else endAsking(true);
}

/** What another window of this browser signs in or out counts here too. */
export function followOtherWindows(): void {
  onStoredElsewhere(CREDENTIAL, (value) => {
    if (typeof value !== 'string') location.reload();
    // Where it opens nothing, the next request finds out, and asks.
    else void signInWith(value, renewal()).catch(() => undefined);
  });
}

/** Nothing of this person stays in this browser but pictures in its cache. */
export function signOut(): void {
  forgetPerson();
  location.hash = '';
  location.reload();
}

function forgetPerson(): void {
  keepCredential(undefined);
  store(SESSION, undefined);
  forgetUploads();
  known.value = undefined;
}

function isRefusal({ status }: TalkError): boolean {
  return status === UNAUTHORIZED || status === FORBIDDEN;
}
