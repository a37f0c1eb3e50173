/** What `/api/session` tells of the caller, of what they may do, and of how to sign in. */
import { expect, test } from 'vitest';
import { noneAccess } from '../../api/access/none.ts';
import { OutageError } from '../../core/outage.ts';
import { memorySigner } from '../fakes/signer.ts';
import { anApi } from './anApi.ts';

const NOTHING = { act: false, upload: false, originals: false, places: false, people: false };

async function sessionOf(api: Awaited<ReturnType<typeof anApi>>, who: 'owner' | 'viewer' | null) {
  return (await (await api.get('/api/session', who)).json()) as { features: object; media: object | null };
}

test('nobody is told how to sign in, and gets no credential', async () => {
  const api = await anApi();
  expect(await sessionOf(api, null)).toEqual({
    user: null,
    media: null,
    features: { access: { auth: 'token' }, ...NOTHING },
    limits: { page: 500, ids: 500, uploadFiles: 100 },
    serverTime: '2026-07-01T00:00:00.000Z',
  });
});

test('a viewer sees previews, and may do nothing; an owner may do everything', async () => {
  const api = await anApi();
  const media = await memorySigner(api.clock).media();
  expect(await sessionOf(api, 'viewer')).toMatchObject({
    ...{ user: { name: 'viewer', role: 'viewer' }, media },
    features: NOTHING,
  });
  const everything = Object.fromEntries(Object.keys(NOTHING).map((feature) => [feature, true]));
  expect(await sessionOf(api, 'owner')).toMatchObject({
    ...{ user: { name: 'owner', role: 'owner' }, media },
    features: everything,
  });
});

test('the answer names the identity provider, and nothing that is not for pages', async () => {
  const way = { auth: 'oidc', issuer: 'https://login.example.org', clientId: 'photos' } as const;
  const api = await anApi([], { access: { way, callerOf: async () => undefined, forget: () => {} } });
  expect((await sessionOf(api, null)).features).toMatchObject({ access: way });
});

test('where everybody on this machine is the owner, nobody is to be invited', async () => {
  const api = await anApi([], { access: noneAccess({}) });
  expect((await sessionOf(api, null)).features).toMatchObject({ access: { auth: 'none' }, act: true, people: false });
});

test('a visit has what others have left published; one of nobody has not', async () => {
  let visits = 0;
  const publisher = { soon: () => {}, ifLeft: () => void visits++, close: async () => {} };
  const api = await anApi([], { publisher });
  await api.get('/api/session', null);
  expect(visits).toBe(0);
  await api.get('/api/session', 'viewer');
  expect(visits).toBe(1);
});

test('without a key to sign with there is no session, rather than one without pictures', async () => {
  const away = async () => {
    throw new OutageError('storage', 'No key.');
  };
  const api = await anApi([], { signer: { media: away, original: away, upload: away } });
  expect((await api.get('/api/session', 'owner')).status).toBe(503);
  expect((await api.get('/api/session', null)).status).toBe(200);
});

test('nobody keeps the answer: it holds a credential', async () => {
  const api = await anApi();
  expect((await api.get('/api/session')).headers.get('cache-control')).toBe('no-store');
});
