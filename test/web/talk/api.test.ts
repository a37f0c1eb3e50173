/** A request that was refused for an ended sign-in is sent again once there is a new one; nobody is asked twice for that. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, ask, connectApi } from '../../../web/talk/api.ts';
import { asking, credential, endAsking, keepCredential, renewBy } from '../../../web/talk/credential.ts';

interface Sent {
  method: string;
  body: string | undefined;
  by: string | null;
}

const GOOD = 'good';
let sent: Sent[];

beforeEach(() => {
  connectApi('https://api.test');
  credential.value = 'ended';
  asking.value = 'no';
  sent = [];
  vi.stubGlobal('fetch', async (_: string, { method = '', body, headers }: RequestInit) => {
    const by = new Headers(headers).get('Authorization');
    sent.push({ method, body: body?.toString(), by });
    if (by === `Bearer ${GOOD}`) return Response.json({ results: [], done: 1 });
    const detail = 'Nobody is signed in by this.';
    const type = { 'content-type': 'application/problem+json' };
    return Response.json({ status: 401, detail }, { status: 401, headers: type });
  });
});

afterEach(() => {
  renewBy(async () => false);
  vi.unstubAllGlobals();
});

const trash = (...ids: string[]) => ask(api.api.files.actions.$post({ json: { op: 'trash', ids } }));

function signIn(): void {
  keepCredential(GOOD);
  endAsking(true);
}

test('an action waits for the person to sign in again, and is sent once more as it was', async () => {
  const answer = trash('a', 'b');
  await vi.waitUntil(() => asking.value === 'now');
  expect(sent).toHaveLength(1);
  signIn();
  expect(await answer).toEqual({ results: [], done: 1 });
  const body = JSON.stringify({ op: 'trash', ids: ['a', 'b'] });
  expect(sent).toEqual([
    { method: 'POST', body, by: 'Bearer ended' },
    { method: 'POST', body, by: 'Bearer good' },
  ]);
});

test('what renews itself asks nobody', async () => {
  renewBy(async () => {
    keepCredential(GOOD);
    return true;
  });
  await trash('a');
  expect(sent.map(({ by }) => by)).toEqual(['Bearer ended', 'Bearer good']);
  expect(asking.value).toBe('no');
});

test('however many are refused, one dialog asks, and all are sent again', async () => {
  const answers = [trash('a'), trash('b'), trash('c')];
  await vi.waitUntil(() => asking.value === 'now');
  signIn();
  await Promise.all(answers);
  expect(sent.filter(({ by }) => by === 'Bearer good')).toHaveLength(3);
  expect(asking.value).toBe('no');
});

test('who would rather not is told why, and not asked again', async () => {
  const answer = trash('a');
  await vi.waitUntil(() => asking.value === 'now');
  endAsking(false);
  await expect(answer).rejects.toThrow('Nobody is signed in by this.');
  await expect(trash('b')).rejects.toThrow('Nobody is signed in by this.');
  expect(sent.map(({ by }) => by)).toEqual(['Bearer ended', 'Bearer ended']);
  expect(asking.value).toBe('declined');
});
