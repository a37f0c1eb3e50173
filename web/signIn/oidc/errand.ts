/** A sign-in that has been begun, kept while the person is at the provider: in this window, until it is closed. */
import type { Oidc } from './provider.ts';

export interface Errand extends Oidc {
  state: string;
  nonce: string;
  verifier: string;
  /** Where the person was, after the `#`, with it. */
  hash: string;
  /** In a window of its own, beside the one that asks. */
  beside: boolean;
}

const KEY = 'ironviper.errand';

export function keepErrand(errand: Errand): void {
  sessionStorage.setItem(KEY, JSON.stringify(errand));
}

/** For once: a code that was used, or a state that was answered, is none any more. */
export function takeErrand(): Errand | undefined {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as Errand);
}

/** Where the provider sends people back to: the page itself, as it must be registered there. */
export function pageUrl(): string {
  return location.origin + location.pathname;
}
