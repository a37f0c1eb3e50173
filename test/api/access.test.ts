/** Who gets in: by being here, by an invitation, by an identity. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Access } from '../../api/access/access.ts';
import { noneAccess } from '../../api/access/none.ts';
import { oidcAccess } from '../../api/access/oidc.ts';
import { tokenAccess } from '../../api/access/token.ts';
import { OutageError } from '../../core/outage.ts';
import { personName } from '../../core/person.ts';
import { newToken } from '../../core/token.ts';
import { invite } from '../../library/invite.ts';
import { revoke } from '../../library/revoke.ts';
import { type MemoryBlobs, memoryBlobs } from '../fakes/blobs.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type AnIssuer, AUDIENCE, anIssuer } from './anIssuer.ts';

let clock: FakeClock;
let state: MemoryBlobs;
/** What the storage was asked for. */
let reads: string[];
/** What was said in the log. */
let lines: object[];
const log = (event: string, fields?: object) => void lines.push({ event, ...fields });

beforeEach(() => {
  clock = fakeClock();
  lines = [];
  const blobs = memoryBlobs(clock);
  reads = [];
  state = {
    ...blobs,
    read: (name, options) => {
      reads.push(name);
      return blobs.read(name, options);
    },
  };
});

const ask = (access: Access, headers: Record<string, string>, url = 'http://localhost/api/stats') =>
  access.callerOf(new Request(url, { headers }));
const shows = (access: Access, token: string) => ask(access, { authorization: `Bearer ${token}` });

async function invited(name: string, role: 'owner' | 'viewer' = 'viewer', replace = false): Promise<string> {
  const made = await invite({ state, clock }, { name, role, replace });
  if ('taken' in made || made.token === undefined) throw new Error(`${name} has no token`);
  return made.token;
}

const HOSTS: [host: string, origin: string | undefined, isIn: boolean][] = [
  ['localhost:8080', undefined, true],
  ['127.0.0.1:8080', undefined, true],
  ['127.1.2.3', undefined, true],
  ['[::1]:8080', undefined, true],
  ['LOCALHOST', undefined, true],
  ['localhost:8080', 'http://localhost:8080', true],
  ['localhost:8080', 'http://localhost:5173', true],
  ['localhost:8080', 'http://localhost:8081', false],
  ['localhost:8080', 'https://evil.example', false],
  ['localhost:8080', 'null', false],
  ['evil.example', undefined, false],
  ['evil.example:8080', 'http://evil.example:8080', false],
  ['localhost.evil.example', undefined, false],
  ['127.0.0.1.evil.example', undefined, false],
  ['127.0.0.1@evil.example', undefined, false],
  ['192.168.1.2', undefined, false],
  ['0.0.0.0', undefined, false],
  ['', undefined, false],
];

test.each(HOSTS)('without sign-in, host %j and origin %j: %j', async (host, origin, isIn) => {
  const access = noneAccess({ origin: 'http://localhost:5173' });
  const asked = ask(access, { host, ...(origin !== undefined && { origin }) });
  if (isIn) expect(await asked).toEqual({ name: 'owner', role: 'owner' });
  else await expect(asked).rejects.toMatchObject({ status: 403 });
});

test('an invitation opens as whom it was for, and nothing else does', async () => {
  const access = tokenAccess({ state, clock });
  const anna = await invited('Anna');
  const zoe = await invited('Zoë Łuç', 'owner');
  expect(await shows(access, anna)).toEqual({ name: 'Anna', role: 'viewer' });
  expect(await shows(access, zoe)).toEqual({ name: 'Zoë Łuç', role: 'owner' });
  expect(await ask(access, {})).toBeUndefined();
  expect(await ask(access, { authorization: 'Basic YTpi' })).toBeUndefined();
  const [, , secret] = zoe.split('.');
  const wrong = [
    anna.slice(0, -1) + (anna.endsWith('A') ? 'B' : 'A'),
    `${anna}A`,
    `iv.${Buffer.from('Anna').toString('base64url')}.${secret}`,
    newToken('Anna'),
    newToken('Nobody'),
    newToken('../people/anna'),
    newToken('Anna\0'),
    'iv..',
    'x',
  ];
  for (const token of wrong) await expect(shows(access, token)).rejects.toMatchObject({ status: 401 });
  // Names that no person can have are never asked of the storage.
  expect(reads.filter((name) => !/^people\/(anna|zoë łuç|nobody)\.json$/.test(name))).toEqual([]);
});

test('who signs in elsewhere has no token that opens', async () => {
  await invite({ state, clock }, { name: 'Bob', role: 'owner', oidc: 'bob@example.org' });
  await expect(shows(tokenAccess({ state, clock }), newToken('Bob'))).rejects.toMatchObject({ status: 401 });
});

test('a revoked invitation is out within a second, and the storage is asked once a second at most', async () => {
  const access = tokenAccess({ state, clock });
  const anna = await invited('Anna');
  reads.length = 0;
  await Promise.all(Array.from({ length: 50 }, () => shows(access, anna)));
  expect(reads).toEqual(['people/anna.json']);
  await revoke(state, 'Anna');
  await clock.advance(999);
  expect(await shows(access, anna)).toMatchObject({ name: 'Anna' });
  await clock.advance(1);
  await expect(shows(access, anna)).rejects.toMatchObject({ status: 401 });
  expect(reads).toHaveLength(2);
});

test('what this API itself has changed holds at once', async () => {
  const access = tokenAccess({ state, clock });
  const before = await invited('Anna');
  await shows(access, before);
  const after = await invited('anna', 'owner', true);
  access.forget();
  await expect(shows(access, before)).rejects.toMatchObject({ status: 401 });
  expect(await shows(access, after)).toEqual({ name: 'anna', role: 'owner' });
});

test('a storage that does not answer is an outage, and the next request asks again', async () => {
  let isDown = true;
  const flaky: MemoryBlobs = {
    ...state,
    read: (name, options) => (isDown ? Promise.reject(new OutageError('storage', 'away')) : state.read(name, options)),
  };
  const access = tokenAccess({ state: flaky, clock });
  const anna = await invited('Anna');
  await expect(shows(access, anna)).rejects.toThrow(OutageError);
  isDown = false;
  expect(await shows(access, anna)).toMatchObject({ name: 'Anna' });
});

test('a blob that is no person lets nobody in, and says so', async () => {
  const anna = await invited('Anna');
  await state.put(personName('Anna'), Buffer.from('{"name":"Anna"}'), { contentType: 'application/json' });
  await expect(shows(tokenAccess({ state, clock }), anna)).rejects.toThrow(/people\/anna\.json in state is no person/);
});

let provider: AnIssuer;
afterEach(() => provider?.stop());

async function signIn() {
  provider = await anIssuer(clock);
  await invite({ state, clock }, { name: 'Anna', role: 'owner', oidc: 'Anna@example.org' });
  await invite({ state, clock }, { name: 'Bob', role: 'viewer', oidc: 'subject-2' });
  return oidcAccess({ state, clock, log, issuer: provider.issuer, audience: AUDIENCE, clientId: AUDIENCE });
}

test('an identity opens as whom it was invited for: by a verified address, or by its subject', async () => {
  const access = await signIn();
  const anna = { email: 'anna@EXAMPLE.org', email_verified: true };
  expect(await shows(access, await provider.token(anna))).toEqual({ name: 'Anna', role: 'owner' });
  expect(await shows(access, await provider.token({ sub: 'subject-2' }))).toEqual({ name: 'Bob', role: 'viewer' });
  expect(await ask(access, {})).toBeUndefined();
  const nobody = [
    { ...anna, email_verified: false },
    { ...anna, email_verified: 'true' },
    { email: anna.email },
    { email: 'mallory@example.org', email_verified: true },
    { sub: 'SUBJECT-3' },
    // Some providers let people choose it.
    { sub: 'anna@example.org' },
    { email: '', email_verified: true },
  ];
  for (const claims of nobody) {
    await expect(shows(access, await provider.token(claims))).rejects.toMatchObject({ status: 403 });
  }
  expect(provider.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
});

test('an invitation of nobody in particular lets nobody in, nor does an address that only looks like an invited one', async () => {
  const access = await signIn();
  const nobody = { name: 'Nobody', role: 'owner', invitedAt: '2026-05-04T00:00:00Z', oidc: '' };
  await state.put(personName('Nobody'), Buffer.from(JSON.stringify(nobody)), { contentType: 'application/json' });
  await invite({ state, clock }, { name: 'Kate', role: 'owner', oidc: 'kate@example.org' });
  const wrong = [{}, { email: '', email_verified: true }, { email: '\u212aate@example.org', email_verified: true }];
  for (const claims of wrong) {
    await expect(shows(access, await provider.token(claims))).rejects.toMatchObject({ status: 403 });
  }
});

test('a token that is wrong in any way is 401', async () => {
  const access = await signIn();
  const anna = { email: 'anna@example.org', email_verified: true };
  const now = Math.floor(clock.now() / 1000);
  const wrong = [
    await provider.token({ ...anna, aud: 'another-app' }),
    await provider.token({ ...anna, iss: 'https://evil.example' }),
    await provider.token({ ...anna, exp: now - 11 }),
    await provider.token({ ...anna, nbf: now + 60 }),
    await provider.token({ ...anna, exp: undefined }),
    await provider.token({ ...anna, sub: undefined }),
    await provider.forged(anna),
    provider.unsigned(anna),
    await provider.confused(anna),
    `${(await provider.token(anna)).slice(0, -8)}AAAAAAAA`,
    'a.b.c',
    newToken('Anna'),
  ];
  for (const token of wrong) await expect(shows(access, token)).rejects.toMatchObject({ status: 401 });
  // Clocks differ by some seconds.
  expect(await shows(access, await provider.token({ ...anna, exp: now - 9 }))).toMatchObject({ name: 'Anna' });
});

test('a revoked identity is out within a second', async () => {
  const access = await signIn();
  const bob = await provider.token({ sub: 'subject-2' });
  await shows(access, bob);
  await revoke(state, 'Bob');
  await clock.advance(1000);
  await expect(shows(access, bob)).rejects.toMatchObject({ status: 403 });
});

test('a blob that is no person keeps out nobody else, and is said once', async () => {
  const access = await signIn();
  const write = (text: string) => state.put(personName('Anna'), Buffer.from(text), { contentType: 'application/json' });
  const anna = await provider.token({ email: 'anna@example.org', email_verified: true });
  const bob = await provider.token({ sub: 'subject-2' });
  for (const text of ['no JSON', '{"name":"Anna","role":"curator","oidc":"anna@example.org"}']) {
    await write(text);
    await clock.advance(1000);
    expect(await shows(access, bob)).toEqual({ name: 'Bob', role: 'viewer' });
    await expect(shows(access, anna)).rejects.toMatchObject({ status: 403 });
  }
  const said = { event: 'person.unreadable', blob: 'people/anna.json', message: expect.stringContaining('no person') };
  expect(lines).toEqual([said]);
});

test('a storage that does not answer lets nobody in by an identity, and says so', async () => {
  await signIn();
  const away: MemoryBlobs = { ...state, read: () => Promise.reject(new OutageError('storage', 'away')) };
  const access = oidcAccess({
    state: away,
    clock,
    log,
    issuer: provider.issuer,
    audience: AUDIENCE,
    clientId: AUDIENCE,
  });
  await expect(shows(access, await provider.token({ sub: 'subject-2' }))).rejects.toMatchObject({ what: 'storage' });
});

test('a provider that does not answer is an outage, never a wrong token', async () => {
  const access = await signIn();
  provider.answer(500);
  await expect(shows(access, await provider.token())).rejects.toThrow(OutageError);
  provider.answer(200);
  expect(await shows(access, await provider.token({ sub: 'subject-2' }))).toMatchObject({ name: 'Bob' });
  // Once known, its keys outlive its absence.
  provider.answer(500);
  expect(await shows(access, await provider.token({ sub: 'subject-2' }))).toMatchObject({ name: 'Bob' });
});

test('a provider that calls itself otherwise is told as what is to be set', async () => {
  const access = await signIn();
  const near = oidcAccess({ state, clock, log, issuer: `${provider.issuer}/`, audience: AUDIENCE, clientId: AUDIENCE });
  await expect(shows(near, await provider.token())).rejects.toThrow(`IRONVIPER_OIDC_ISSUER to exactly that`);
  expect(await shows(access, await provider.token({ sub: 'subject-2' }))).toMatchObject({ name: 'Bob' });
});

test('keys may be named by a setting: then nothing is discovered', async () => {
  const other = await signIn();
  const access = oidcAccess({
    ...{ state, clock, log, issuer: provider.issuer, audience: AUDIENCE, clientId: AUDIENCE },
    jwks: `${provider.issuer}/keys`,
  });
  expect(await shows(access, await provider.token({ sub: 'subject-2' }))).toMatchObject({ name: 'Bob' });
  expect(provider.asked).toEqual(['/keys']);
  expect(other.way).toEqual({ auth: 'oidc', issuer: provider.issuer, clientId: AUDIENCE });
});
