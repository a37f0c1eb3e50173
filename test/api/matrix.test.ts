/** Who may do what: every route of the document, by everybody who could ask, whichever way people sign in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../api/access/access.ts';
import { noneAccess } from '../../api/access/none.ts';
import { oidcAccess } from '../../api/access/oidc.ts';
import { tokenAccess } from '../../api/access/token.ts';
import type { Document } from '../../api/docs/document.ts';
import type { Clock } from '../../core/clock.ts';
import { idOf } from '../../core/id.ts';
import type { Storage } from '../../core/storage.ts';
import { newToken } from '../../core/token.ts';
import { invite } from '../../library/invite.ts';
import { revoke } from '../../library/revoke.ts';
import { aRow } from '../rules/aRow.ts';
import { type AnApi, anApi } from './anApi.ts';
import { type AnIssuer, AUDIENCE, anIssuer } from './anIssuer.ts';

/** As the design says it: what a viewer may is an owner's too. */
const MAY: Record<string, 'anybody' | 'viewer' | 'owner'> = {
  'GET /api/version': 'anybody',
  'GET /api/session': 'anybody',
  'GET /api/openapi.json': 'anybody',
  'GET /docs': 'anybody',

  'GET /api/status': 'viewer',
  'GET /api/stats': 'viewer',
  'GET /api/files': 'viewer',
  'GET /api/files/{id}': 'viewer',
  'GET /api/files/{id}/previews/{name}': 'viewer',
  'GET /api/files/{id}/similar': 'viewer',
  'POST /api/files/states': 'viewer',
  'POST /api/files/stacks': 'viewer',
  'GET /api/timeline': 'viewer',
  'GET /api/folders': 'viewer',
  'GET /api/search': 'viewer',
  'GET /api/search/facets': 'viewer',
  'GET /api/search/suggest': 'viewer',
  'GET /api/duplicates': 'viewer',

  'GET /api/files/{id}/original': 'owner',
  'POST /api/files/actions': 'owner',
  'POST /api/duplicates/{group}/dismiss': 'owner',
  'GET /api/failures': 'owner',
  'GET /api/trash': 'owner',
  'POST /api/uploads': 'owner',
  'POST /api/uploads/{id}/renew': 'owner',
  'GET /api/uploads/{id}': 'owner',
  'GET /api/people': 'owner',
  'POST /api/people': 'owner',
  'DELETE /api/people/{name}': 'owner',
};

const NAME = '2026/IMG_1.JPG';
const PATHS: Record<string, string> = { id: idOf(NAME), name: 'thumb.webp', group: 'abcdefghijklmnop' };
const BODIES: Record<string, unknown> = {
  'POST /api/files/states': { ids: [idOf(NAME)] },
  'POST /api/files/stacks': { ids: [idOf(NAME)] },
  'POST /api/files/actions': { op: 'favorite', ids: [idOf(NAME)] },
  'POST /api/uploads': { files: [{ name: 'new.jpg', bytes: 1 }] },
  'POST /api/people': { name: 'New', role: 'viewer', replace: true },
};

interface World extends AnApi {
  /** By whom: the request's headers. */
  callers: Record<string, Record<string, string>>;
}

let provider: AnIssuer | undefined;
const worlds: Record<string, World> = {};

beforeAll(async () => {
  worlds.token = await worldOf((parts) => tokenAccess(parts), tokenCallers);
  worlds.oidc = await worldOf(async ({ clock, state }) => {
    provider = await anIssuer(clock);
    return oidcAccess({ clock, state, log: () => {}, issuer: provider.issuer, audience: AUDIENCE, clientId: AUDIENCE });
  }, oidcCallers);
  worlds.none = await worldOf(
    () => noneAccess({}),
    async () => ({
      owner: { host: 'localhost:8080' },
      'a stranger host': { host: 'evil.example' },
      'a stranger page': { host: 'localhost:8080', origin: 'https://evil.example' },
    }),
  );
});
afterAll(() => provider?.stop());

interface Parts {
  state: Storage['state'];
  clock: Clock;
}

async function worldOf(
  open: (parts: Parts) => Access | Promise<Access>,
  callersOf: (parts: Parts) => Promise<World['callers']>,
) {
  let access: Access | undefined;
  const late: Access = {
    get way() {
      return access?.way ?? { auth: 'none' };
    },
    callerOf: async (request) => access?.callerOf(request),
    forget: () => access?.forget(),
  };
  const api = await anApi([aRow(NAME)], { access: late });
  const parts = { state: api.storage.state, clock: api.clock };
  access = await open(parts);
  return { ...api, callers: await callersOf(parts) };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function tokenCallers(parts: Parts): Promise<World['callers']> {
  const come = async (name: string, role: 'owner' | 'viewer') => {
    const invited = await invite(parts, { name, role });
    return bearer('token' in invited ? (invited.token ?? '') : '');
  };
  const revoked = await come('Rita', 'owner');
  await revoke(parts.state, 'Rita');
  const replaced = await come('Rolf', 'owner');
  await invite(parts, { name: 'Rolf', role: 'owner', replace: true });
  return {
    nobody: {},
    viewer: await come('Vera', 'viewer'),
    owner: await come('Olga', 'owner'),
    revoked,
    replaced,
    'unknown person': bearer(newToken('Nobody')),
    'wrong secret': bearer(newToken('Olga')),
    rubbish: bearer('rubbish'),
  };
}

async function oidcCallers(parts: Parts): Promise<World['callers']> {
  const known = provider;
  if (!known) throw new Error('There is no provider.');
  await invite(parts, { name: 'Olga', role: 'owner', oidc: 'olga@example.org' });
  await invite(parts, { name: 'Vera', role: 'viewer', oidc: 'vera' });
  await invite(parts, { name: 'Rita', role: 'owner', oidc: 'rita' });
  await revoke(parts.state, 'Rita');
  const olga = { email: 'olga@example.org', email_verified: true };
  const ended = Math.floor(parts.clock.now() / 1000) - 60;
  return {
    nobody: {},
    viewer: bearer(await known.token({ sub: 'vera' })),
    owner: bearer(await known.token(olga)),
    revoked: bearer(await known.token({ sub: 'rita' })),
    'unknown person': bearer(await known.token({ sub: 'mallory' })),
    'unverified address': bearer(await known.token({ ...olga, email_verified: false })),
    expired: bearer(await known.token({ ...olga, exp: ended })),
    'wrong audience': bearer(await known.token({ ...olga, aud: 'another' })),
    'wrong issuer': bearer(await known.token({ ...olga, iss: 'https://evil.example' })),
    'wrong signature': bearer(await known.forged(olga)),
    'alg none': bearer(known.unsigned(olga)),
    'a shared secret': bearer(await known.confused(olga)),
  };
}

/** Of a caller who is not let in at all. */
const REFUSED: Record<string, Record<string, number>> = {
  token: { revoked: 401, replaced: 401, 'unknown person': 401, 'wrong secret': 401, rubbish: 401 },
  oidc: {
    ...{ revoked: 403, 'unknown person': 403, 'unverified address': 403 },
    ...{ expired: 401, 'wrong audience': 401, 'wrong issuer': 401, 'wrong signature': 401, 'alg none': 401 },
    'a shared secret': 401,
  },
  none: { 'a stranger host': 403, 'a stranger page': 403 },
};

const RANKS = { anybody: 0, viewer: 1, owner: 2 };

function refusalOf(way: string, caller: string, needs: 'anybody' | 'viewer' | 'owner'): number | undefined {
  const refused = REFUSED[way]?.[caller];
  if (refused !== undefined) return refused;
  if (caller === 'nobody') return needs === 'anybody' ? undefined : 401;
  return RANKS[caller as 'viewer' | 'owner'] < RANKS[needs] ? 403 : undefined;
}

test('the table and the document name the same routes, for the same people', async () => {
  const { paths } = (await (await worlds.token!.get('/api/openapi.json', null)).json()) as Document;
  const said = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { security = [] }]) => {
      return [`${method.toUpperCase()} ${path}`, security[0]?.bearer?.[0] ?? 'anybody'];
    }),
  );
  expect(Object.fromEntries(said)).toEqual(MAY);
});

describe.each(['token', 'oidc', 'none'])('by %s', (way) => {
  test.each(Object.entries(MAY))('%s is for: %s', async (operation, needs) => {
    const [method = '', pattern = ''] = operation.split(' ');
    const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => PATHS[name] ?? '');
    const body = BODIES[operation];
    const world = worlds[way]!;
    for (const [caller, headers] of Object.entries(world.callers)) {
      const response = await world.app.request(path, {
        method,
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const refusal = refusalOf(way, caller, needs);
      const said = { caller, status: response.status };
      if (refusal !== undefined) {
        expect(said).toEqual({ caller, status: refusal });
        expect(response.headers.get('content-type')).toBe('application/problem+json');
        expect(response.headers.get('www-authenticate')).toBe(refusal === 401 ? 'Bearer' : null);
      } else {
        expect([401, 403], JSON.stringify(said)).not.toContain(response.status);
        expect(response.status, JSON.stringify(said)).toBeLessThan(500);
      }
    }
  });
});
