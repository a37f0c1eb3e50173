/** An identity provider of our own: discovery, keys, and tokens that are right, or wrong in one way. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { Clock } from '../../core/clock.ts';

export const AUDIENCE = 'ironviper-page';

/** Pages of other origins ask it, too. */
const HEADERS = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };

type Claims = Record<string, unknown>;

/** Nothing where it has no such page. */
export type Pages = (
  request: IncomingMessage,
) => Promise<{ status: number; headers?: Record<string, string>; body?: string } | undefined>;

export interface AnIssuer {
  issuer: string;
  /** Right, for five minutes, unless a claim says otherwise. */
  token(claims?: Claims): Promise<string>;
  /** By a key that the issuer never had, under the name of the one it has. */
  forged(claims?: Claims): Promise<string>;
  /** Not signed at all. */
  unsigned(claims?: Claims): string;
  /** Signed with what everybody can read, as if it were a shared secret. */
  confused(claims?: Claims): Promise<string>;
  /** What it answers instead of documents, from now on. */
  answer(status: number): void;
  /** Paths it was asked for. */
  asked: string[];
  stop(): Promise<void>;
}

/** `pages` answers what else a provider has: where people sign in, where codes become tokens. */
export async function anIssuer(clock: Clock, pages: Pages = async () => undefined): Promise<AnIssuer> {
  const keys = await newKeys('first');
  let status = 200;
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    const page = await pages(request);
    const document = request.url === '/keys' ? { keys: [keys.jwk] } : discovered(issuer);
    const body = page ? page.body : JSON.stringify(document);
    response.writeHead(page?.status ?? status, { ...HEADERS, ...page?.headers }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => Math.floor(clock.now() / 1000);
  const usual = (claims: Claims): Claims => ({
    ...{ iss: issuer, aud: AUDIENCE, sub: 'subject-1', iat: now(), exp: now() + 300 },
    ...claims,
  });
  const sign = (claims: Claims, key: CryptoKey) =>
    new SignJWT(usual(claims)).setProtectedHeader({ alg: 'ES256', kid: keys.jwk.kid }).sign(key);
  return {
    issuer,
    asked,
    token: (claims = {}) => sign(claims, keys.privateKey),
    forged: async (claims = {}) => sign(claims, (await newKeys('other')).privateKey),
    unsigned: (claims = {}) => new UnsecuredJWT(usual(claims)).encode(),
    confused: (claims = {}) =>
      new SignJWT(usual(claims))
        .setProtectedHeader({ alg: 'HS256', kid: keys.jwk.kid })
        .sign(new TextEncoder().encode(JSON.stringify(keys.jwk))),
    answer(next) {
      status = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function discovered(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/keys`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    id_token_signing_alg_values_supported: ['ES256'],
    scopes_supported: ['openid', 'email', 'offline_access'],
  };
}

async function newKeys(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'ES256' } };
}
