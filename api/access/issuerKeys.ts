/** The keys that an identity provider signs with: found once, kept, and asked for again when it uses a new one. */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { OutageError } from '../../core/outage.ts';

const TIMEOUT_MS = 5000;
/** A provider that is away for some minutes signs nobody out. */
const KEPT_MS = 3_600_000;
const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });

export function issuerKeys(issuer: string, jwks?: string): JWTVerifyGetKey {
  let opened: Promise<JWTVerifyGetKey> | undefined;
  const open = () => {
    opened ??= opening(issuer, jwks);
    opened.catch(() => {
      opened = undefined; // Asked for again by the next who comes.
    });
    return opened;
  };
  return async (header, token) => {
    try {
      return await (await open())(header, token);
    } catch (cause) {
      // A key that the provider does not have: the token is wrong. Anything else: we can't know.
      const isTokens = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported].some(
        (kind) => cause instanceof kind,
      );
      if (isTokens || cause instanceof OutageError) throw cause;
      throw new OutageError('sign-in', `${issuer} did not give its keys: ${cause}`, { passing: true, cause });
    }
  };
}

async function opening(issuer: string, jwks?: string): Promise<JWTVerifyGetKey> {
  const url = new URL(jwks ?? (await discovered(issuer)));
  return createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_MS, cacheMaxAge: KEPT_MS });
}

async function discovered(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const said = Discovery.parse(await response.json());
  if (said.issuer !== issuer) {
    throw new OutageError(
      'sign-in',
      `${url} calls its issuer ${said.issuer}: set IRONVIPER_OIDC_ISSUER to exactly that.`,
    );
  }
  return said.jwks_uri;
}
