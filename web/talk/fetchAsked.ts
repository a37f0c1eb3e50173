/** `fetch`, but for what `early.ts` has asked already: its answer, once. */
import type { Asked } from '../early.ts';

declare global {
  /** Not there where `early.ts` did not run. */
  var asked: Asked | undefined;
}

export function fetchAsked(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { asked } = globalThis;
  if (!asked?.size) return fetch(url, init);
  const { href } = new URL(String(url), location.href);
  const answer = asked.get(href);
  asked.delete(href);
  return answer ?? fetch(url, init);
}
