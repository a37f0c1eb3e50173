/** `fetch`, but for what `early.ts` has asked already: its answer, once. */
import type { Asked } from '../early.ts';

declare global {
  interface Window {
    asked?: Asked;
  }
}

export function fetchAsked(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { href } = new URL(String(url), location.href);
  const answer = window.asked?.get(href);
  window.asked?.delete(href);
  return answer ?? fetch(url, init);
}
