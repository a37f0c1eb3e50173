/** The one way to the API: its typed client, with the credential, and refusals as `TalkError`. */
import { signal } from '@preact/signals-core';
import { hc } from 'hono/client';
import type { Api } from '../../api/client.ts';
import { credential, signInAgain } from './credential.ts';
import { fetchAsked } from './fetchAsked.ts';
import { bearer } from './kept.ts';
import { TalkError, talkErrorOf } from './problem.ts';

/** False from the first request that reached nobody, until one is answered. */
export const reached = signal(true);

const UNAUTHORIZED = 401;
const AUTHORIZATION = 'Authorization';

export let api: ReturnType<typeof hc<Api>>;
let base: string;

/** Before anything is asked. `apiBase` as in config.json. */
export function connectApi(apiBase: string): void {
  base = apiBase || location.origin;
  api = hc<Api>(base, { fetch: send });
}

/** Of what the API shows to people. */
export function apiUrl(path: string): string {
  return base + path;
}

/**
 * The body of an answer: `await ask(api.api.stats.$get())`. Throws `TalkError`. Where nobody is signed in any more, a
 * dialog asks, and the same request is sent again.
 */
export async function ask<Body>(answer: Promise<{ json(): Promise<Body> }>): Promise<Body> {
  const given = await answer;
  try {
    return await given.json();
  } catch (cause) {
    throw new TalkError('The answer was cut off on its way, or is not the API’s. Try again.', { status: 0, cause });
  }
}

async function send(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const used = credential.value;
  const answer = await sendOnce(url, init);
  if (answer.ok) return answer;
  // A credential that is only tried out comes with the request: whoever tries it says that it opens nothing.
  const tried = new Headers(init.headers).has(AUTHORIZATION);
  if (answer.status !== UNAUTHORIZED || tried) throw await talkErrorOf(answer);
  // Another request may have asked already while this one was under way.
  if (credential.value === used && !(await signInAgain())) throw await talkErrorOf(answer);
  const second = await sendOnce(url, init);
  if (!second.ok) throw await talkErrorOf(second);
  return second;
}

async function sendOnce(url: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (credential.value !== undefined && !headers.has(AUTHORIZATION))
    headers.set(AUTHORIZATION, bearer(credential.value));
  try {
    const answer = await fetchAsked(url, { ...init, headers });
    reached.value = true;
    return answer;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    reached.value = false;
    throw new TalkError('The API can not be reached. Is this device online, and is the API running?', {
      status: 0,
      cause,
    });
  }
}
