/** The one way to the API: its typed client, with the credential, and refusals as `TalkError`. */
import { signal } from '@preact/signals';
import { hc } from 'hono/client';
import type { Api } from '../../api/client.ts';
import { credential, signInAgain } from './credential.ts';
import { TalkError, talkErrorOf } from './problem.ts';

/** False from the first request that reached nobody, until one is answered. */
export const reached = signal(true);

const UNAUTHORIZED = 401;

export let api: ReturnType<typeof hc<Api>>;

/** Before anything is asked. `apiBase` as in config.json. */
export function connectApi(apiBase: string): void {
  api = hc<Api>(apiBase || location.origin, { fetch: send });
}

/**
 * The body of an answer: `await ask(api.api.stats.$get())`. Throws `TalkError`. Where nobody is signed in any more, a
 * dialog asks, and the same request is sent again.
 */
export async function ask<Body>(answer: Promise<{ json(): Promise<Body> }>): Promise<Body> {
  return (await answer).json();
}

async function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const used = credential.value;
  const answer = await sendOnce(input, init);
  if (answer.ok) return answer;
  if (answer.status !== UNAUTHORIZED) throw await talkErrorOf(answer);
  // Another request may have asked already while this one was under way.
  if (credential.value === used && !(await signInAgain())) throw await talkErrorOf(answer);
  const second = await sendOnce(input, init);
  if (!second.ok) throw await talkErrorOf(second);
  return second;
}

async function sendOnce(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers);
  if (credential.value !== undefined) headers.set('Authorization', `Bearer ${credential.value}`);
  try {
    const answer = await fetch(input, { ...init, headers });
    reached.value = true;
    return answer;
  } catch (cause) {
    if (init?.signal?.aborted) throw cause;
    reached.value = false;
    throw new TalkError('The API can not be reached. Is this device online, and is the API running?', {
      status: 0,
      cause,
    });
  }
}
