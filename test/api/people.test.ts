/** Who may come in, told and changed by owners. */
import { expect, test } from 'vitest';
import type { Access } from '../../api/access/access.ts';
import { tokenAccess } from '../../api/access/token.ts';
import { PEOPLE, personName } from '../../core/person.ts';
import { nameIn } from '../../core/token.ts';
import { invite } from '../../library/invite.ts';
import { readPeople } from '../../library/readPeople.ts';
import { revoke } from '../../library/revoke.ts';
import { memoryBlobs } from '../fakes/blobs.ts';
import { fakeClock } from '../fakes/clock.ts';
import { type AnApi, anApi } from './anApi.ts';

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function answer(response: Promise<Response>): Promise<Answer> {
  const { status, text } = await response.then(async (each) => ({ status: each.status, text: await each.text() }));
  return { status, body: text === '' ? {} : JSON.parse(text) };
}

const tokenOf = ({ body }: Answer) => String(body.link).split('/#/invite/')[1] ?? '';
const add = (api: AnApi, body: unknown) => answer(api.post('/api/people', body));
const names = async (api: AnApi) => (await readPeople(api.storage.state)).map(({ name }) => name);

test('an owner invites, sees who was invited, and revokes', async () => {
  const api = await anApi([], { origin: 'https://photos.example.org' });
  const anna = await add(api, { name: 'Anna', role: 'viewer' });
  expect(anna).toEqual({
    status: 201,
    body: {
      ...{ name: 'Anna', role: 'viewer', invitedAt: '2026-07-01T00:00:00.000Z' },
      link: expect.stringMatching(/^https:\/\/photos\.example\.org\/#\/invite\/iv\.[\w-]+\.[\w-]{43}$/),
    },
  });
  expect(nameIn(tokenOf(anna))).toBe('Anna');
  await add(api, { name: 'Zoë', role: 'owner' });

  const list = await api.get('/api/people');
  const text = await list.text();
  expect(JSON.parse(text).people).toEqual([
    { name: 'Anna', role: 'viewer', invitedAt: '2026-07-01T00:00:00.000Z' },
    { name: 'Zoë', role: 'owner', invitedAt: '2026-07-01T00:00:00.000Z' },
  ]);
  expect(text).not.toMatch(/token|sha256|[0-9a-f]{64}/i);
  expect(list.headers.get('cache-control')).toBe('no-store');

  expect(await answer(api.delete('/api/people/Zo%C3%AB'))).toEqual({ status: 204, body: {} });
  expect(await answer(api.delete('/api/people/Zo%C3%AB'))).toMatchObject({ status: 404 });
  expect(await names(api)).toEqual(['Anna']);
});

test('a blob that is no person is told beside the others, and can be revoked', async () => {
  const api = await anApi();
  await add(api, { name: 'Anna', role: 'viewer' });
  for (const text of ['no JSON', 'null', '{"name":"Bob","role":"curator","invitedAt":""}']) {
    await api.storage.state.put(personName('Bob'), Buffer.from(text), { contentType: 'application/json' });
    expect(await answer(api.get('/api/people'))).toEqual({
      status: 200,
      body: { people: [expect.objectContaining({ name: 'Anna' })], unreadable: ['people/bob.json'] },
    });
    expect(await answer(api.delete('/api/people/bob'))).toMatchObject({ status: 204 });
  }
  expect(await answer(api.get('/api/people'))).toMatchObject({ body: { unreadable: [] } });
});

test('without a named origin the link leads to where the API was asked', async () => {
  const { body } = await add(await anApi(), { name: 'Anna', role: 'viewer' });
  expect(body.link).toMatch(/^http:\/\/localhost\/#\/invite\//);
});

test('a name is one person, however it is written', async () => {
  const api = await anApi();
  await add(api, { name: 'Zoë', role: 'viewer' });
  for (const name of ['Zoë', 'ZOË', 'Zoe\u0308']) {
    expect(await add(api, { name, role: 'owner' })).toMatchObject({ status: 409 });
  }
  expect(await answer(api.delete(`/api/people/${encodeURIComponent('zoe\u0308')}`))).toMatchObject({ status: 204 });
  expect(await names(api)).toEqual([]);
});

const NAMES: [name: string, isOne: boolean][] = [
  ['Anna', true],
  ["Anne-Marie O'Neil jr.", true],
  ['anna@example.org', true],
  ['李小龍', true],
  ['محمد', true],
  ['नीरज', true],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['', false],
  [' Anna', false],
  ['.anna', false],
  ['../scaler', false],
  ['a/b', false],
  ['a\\b', false],
  ['a\u0000', false],
  ['a\n', false],
  ['<b>', false],
  ['a\u202eb', false],
  ['\ud800', false],
];

test.each(NAMES)('%j can be a name: %j', async (name, isOne) => {
  const api = await anApi();
  expect(await add(api, { name, role: 'viewer' })).toMatchObject({ status: isOne ? 201 : 400 });
  const blobs: string[] = [];
  for await (const blob of api.storage.state.list('')) blobs.push(blob.name);
  expect(blobs).toEqual(isOne ? [personName(name)] : []);
  expect((await api.delete(`/api/people/${encodeURIComponent(name.toWellFormed())}`)).status).toBe(
    isOne ? 204 : name === '' ? 404 : 400,
  );
});

test('a new invitation ends the old one at once, and so does a revocation', async () => {
  let access: Access | undefined;
  const api = await anApi([], {
    access: {
      way: { auth: 'token' },
      callerOf: async (request) => access?.callerOf(request),
      forget: () => access?.forget(),
    },
  });
  access = tokenAccess({ state: api.storage.state, clock: api.clock });
  const first = await invite({ state: api.storage.state, clock: api.clock }, { name: 'Olga', role: 'owner' });
  if ('taken' in first) throw new Error('Olga is there already.');
  const as = (token = '') => ({ authorization: `Bearer ${token}` });
  const send = async (method: string, path: string, token: string | undefined, body?: object) =>
    answer(
      (async () =>
        api.app.request(path, {
          method,
          headers: { ...as(token), 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        }))(),
    );
  const olga = first.token;
  const isIn = async (token: string) => (await send('GET', '/api/stats', token)).status === 200;

  const anna = tokenOf(await send('POST', '/api/people', olga, { name: 'Anna', role: 'viewer' }));
  expect(await isIn(anna)).toBe(true);
  const again = tokenOf(await send('POST', '/api/people', olga, { name: 'anna', role: 'viewer', replace: true }));
  expect([await isIn(anna), await isIn(again)]).toEqual([false, true]);
  await send('DELETE', '/api/people/Anna', olga);
  expect(await isIn(again)).toBe(false);

  // An owner always stays, so that nobody has to be let in by the command line.
  expect(await send('DELETE', '/api/people/OLGA', olga)).toMatchObject({ status: 409 });
  const itself = { name: 'olga', role: 'viewer', replace: true };
  expect(await send('POST', '/api/people', olga, itself)).toMatchObject({ status: 409 });
  expect(await isIn(olga ?? '')).toBe(true);
});

test('where people sign in elsewhere they are invited by an identity, once, and have no link', async () => {
  const way = { auth: 'oidc', issuer: 'https://id.example.org', clientId: 'page' } as const;
  const owner = async () => ({ name: 'Olga', role: 'owner' as const });
  const api = await anApi([], { access: { way, callerOf: owner, forget: () => {} } });
  expect(await add(api, { name: 'Bob', role: 'viewer', oidc: 'bob@example.org' })).toEqual({
    status: 201,
    body: { name: 'Bob', role: 'viewer', invitedAt: '2026-07-01T00:00:00.000Z', oidc: 'bob@example.org' },
  });
  expect(await add(api, { name: 'Robert', role: 'owner', oidc: 'BOB@example.org' })).toMatchObject({ status: 409 });
  expect(await add(api, { name: 'Bob', role: 'owner', oidc: 'bob@example.org', replace: true })).toMatchObject({
    status: 201,
  });
  expect(await add(api, { name: 'Carl', role: 'viewer' })).toMatchObject({ status: 400 });
  expect(await names(api)).toEqual(['Bob']);
});

test('where nobody signs in, nobody is invited', async () => {
  const owner = async () => ({ name: 'owner', role: 'owner' as const });
  const api = await anApi([], { access: { way: { auth: 'none' }, callerOf: owner, forget: () => {} } });
  expect(await add(api, { name: 'Anna', role: 'viewer' })).toMatchObject({ status: 409 });
});

test('who was invited and revoked, and by whom, is in the log; no token is', async () => {
  const api = await anApi();
  const token = tokenOf(await add(api, { name: 'Anna', role: 'viewer' }));
  await api.delete('/api/people/Anna');
  expect(api.lines).toContainEqual({ event: 'person.invited', name: 'Anna', role: 'viewer', by: 'owner' });
  expect(api.lines).toContainEqual({ event: 'person.revoked', name: 'Anna', by: 'owner' });
  expect(JSON.stringify(api.lines)).not.toContain(token.split('.')[2]);
});

test('two who invite one name at once: one of them does', async () => {
  const clock = fakeClock();
  const state = memoryBlobs(clock);
  const both = await Promise.all(
    ['viewer', 'owner'].map((role) => invite({ state, clock }, { name: 'Anna', role: role as 'viewer' | 'owner' })),
  );
  expect(both.filter((each) => 'taken' in each)).toHaveLength(1);
});

test('a write whose answer got lost is a success', async () => {
  const clock = fakeClock();
  const state = memoryBlobs(clock);
  const losing = {
    ...state,
    put: async (...args: Parameters<typeof state.put>) => {
      await state.put(...args);
      return 'conflict' as const;
    },
  };
  const invited = await invite({ state: losing, clock }, { name: 'Anna', role: 'viewer' });
  expect(invited).toMatchObject({ person: { name: 'Anna' }, token: expect.any(String) });
  const blobs: string[] = [];
  for await (const { name } of state.list(PEOPLE)) blobs.push(name);
  expect(blobs).toEqual(['people/anna.json']);
});

test('who is revoked while they are invited again is invited', async () => {
  const clock = fakeClock();
  const state = memoryBlobs(clock);
  await invite({ state, clock }, { name: 'Anna', role: 'viewer' });
  const meanwhile: typeof state = {
    ...state,
    async read(name, options) {
      await revoke(state, 'Anna');
      return state.read(name, options);
    },
  };
  await invite({ state: meanwhile, clock }, { name: 'Anna', role: 'owner' });
  expect((await readPeople(state)).map(({ role }) => role)).toEqual(['owner']);
});
