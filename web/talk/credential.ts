/** What says to the API who we are: an invitation's token, or what an issuer gave; none where everybody is the owner. */
import { signal } from '@preact/signals-core';
import { store, stored } from '../stored.ts';
import { CREDENTIAL, isSendable, keptCredential } from './kept.ts';

const RENEWAL = 'renewal';

export const credential = signal<string | undefined>(keptCredential());

/** By which an issuer gives a new one without asking anybody; kept only where it gave that. */
export const renewal = (): string | undefined => stored<string>(RENEWAL, isSendable);

/** Whether a dialog asks for a sign-in over what is shown, or did, and the person would rather not for now. */
export const asking = signal<'no' | 'now' | 'declined'>('no');

/** `by` as for `renewal`. */
export function keepCredential(value: string | undefined, by?: string): void {
  credential.value = value;
  store(CREDENTIAL, value);
  store(RENEWAL, by);
}

let renew: () => Promise<boolean> = async () => false;

/** How a new one is got without asking anybody: true if it was. */
export function renewBy(way: () => Promise<boolean>): void {
  renew = way;
}

let waiting: PromiseWithResolvers<boolean> | undefined;

/** True when there is a new credential: asked for once, however many need it. False: the person would rather not. */
export function signInAgain(): Promise<boolean> {
  if (asking.value === 'declined') return Promise.resolve(false);
  if (!waiting) {
    waiting = Promise.withResolvers<boolean>();
    // Its part of the page may not even load; then somebody is asked.
    void renew()
      .catch(() => false)
      .then((renewed) => (renewed ? endAsking(true) : askNow()));
  }
  return waiting.promise;
}

export function askNow(): void {
  asking.value = 'now';
}

/** There is a new credential, or the person would rather not. */
export function endAsking(signedIn: boolean): void {
  asking.value = signedIn ? 'no' : 'declined';
  waiting?.resolve(signedIn);
  waiting = undefined;
}
