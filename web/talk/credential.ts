/** What says to the API who we are: an invitation's token, or what an issuer gave; none where everybody is the owner. */
import { signal } from '@preact/signals';
import { store, stored } from '../stored.ts';

const KEY = 'credential';

export const credential = signal<string | undefined>(stored<string>(KEY));

/** Whether the dialog that asks for a sign-in is to be shown. */
export const asking = signal(false);

let waiting: { answer: Promise<boolean>; done: (signedIn: boolean) => void } | undefined;

export function keepCredential(value: string | undefined): void {
  credential.value = value;
  store(KEY, value);
}

/** Shows the dialog, once however many ask. False: the person would rather not. */
export function signInAgain(): Promise<boolean> {
  if (!waiting) {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    waiting = { answer: promise, done: resolve };
    asking.value = true;
  }
  return waiting.answer;
}

/** The dialog is done. */
export function endAsking(signedIn: boolean): void {
  asking.value = false;
  waiting?.done(signedIn);
  waiting = undefined;
}
