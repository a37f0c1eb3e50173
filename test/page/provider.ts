/** An identity provider that people sign in at with a browser: the authorization code flow with PKCE, as providers run it. */
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { systemClock } from '../../core/clock.ts';
import { type AnIssuer, AUDIENCE, anIssuer } from '../api/anIssuer.ts';

export interface Provider extends Pick<AnIssuer, 'issuer' | 'stop'> {
  /** Who is signed in there, as the browser comes. */
  person: { email: string };
  /** Whether it gives what renews a sign-in. */
  renews: boolean;
  /** What was asked for at `/authorize` and `/token`. */
  seen: URLSearchParams[];
}

interface Grant {
  challenge: string;
  nonce: string;
  redirect: string;
}

/** Knows the page as `AUDIENCE`, and sends back to `redirect` alone. */
export async function provider(redirect: () => string): Promise<Provider> {
  const grants = new Map<string, Grant>();
  const renewals = new Set<string>();
  const own = await anIssuer(systemClock, async (request) => {
    const url = new URL(request.url ?? '', own.issuer);
    if (url.pathname === '/authorize') return authorize(url.searchParams);
    if (url.pathname === '/token') return token(await formOf(request));
    return undefined;
  });

  function authorize(query: URLSearchParams) {
    self.seen.push(query);
    const asked = Object.fromEntries(query);
    if (asked.client_id !== AUDIENCE || asked.redirect_uri !== redirect() || asked.code_challenge_method !== 'S256') {
      return { status: 400, body: 'It asks as somebody else, or for somebody else.' };
    }
    const code = randomUUID();
    grants.set(code, {
      challenge: asked.code_challenge ?? '',
      nonce: asked.nonce ?? '',
      redirect: asked.redirect_uri,
    });
    const back = new URL(asked.redirect_uri);
    back.search = new URLSearchParams({ code, state: asked.state ?? '' }).toString();
    return { status: 302, headers: { location: back.href } };
  }

  async function token(form: URLSearchParams) {
    self.seen.push(form);
    const nonce = form.get('grant_type') === 'refresh_token' ? renewed(form) : granted(form);
    if (nonce === undefined) return { status: 400, body: JSON.stringify({ error: 'invalid_grant' }) };
    const renewal = randomUUID();
    renewals.add(renewal);
    const claims = { ...self.person, email_verified: true, ...(nonce && { nonce }) };
    const body = {
      access_token: randomUUID(),
      token_type: 'Bearer',
      id_token: await own.token(claims),
      ...(self.renews && { refresh_token: renewal }),
    };
    return { status: 200, body: JSON.stringify(body) };
  }

  function granted(form: URLSearchParams): string | undefined {
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return grant && grant.challenge === proof && grant.redirect === form.get('redirect_uri') ? grant.nonce : undefined;
  }

  function renewed(form: URLSearchParams): string | undefined {
    return renewals.delete(form.get('refresh_token') ?? '') ? '' : undefined;
  }

  const self: Provider = {
    issuer: own.issuer,
    stop: own.stop,
    person: { email: 'anna@example.org' },
    renews: true,
    seen: [],
  };
  return self;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  return new URLSearchParams(await text(request));
}
