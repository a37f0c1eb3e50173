/** Sends a person to the provider: the authorization code flow with PKCE. */
import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi';
import { type Errand, keepErrand, pageUrl } from './errand.ts';
import { type Oidc, type Provider, providerOf } from './provider.ts';

interface BeginOptions {
  /** In a window of its own, so that what is on screen stays; in this one where the browser opens none. */
  beside: boolean;
  /** As somebody else than the provider would say by itself. */
  choose: boolean;
}

const WINDOW = 'popup,width=520,height=720';

/** To be called by a click, or no window opens. Throws where the provider can't be found. */
export async function beginSignIn(
  { issuer, clientId }: Oidc,
  { beside, choose }: BeginOptions,
): Promise<'beside' | 'here'> {
  const errand: Errand = {
    ...{ issuer, clientId, beside },
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
    hash: location.hash,
  };
  // A new window begins with a copy of what this one keeps.
  keepErrand(errand);
  const opened = beside ? open('about:blank', '_blank', WINDOW) : null;
  if (!opened) keepErrand({ ...errand, beside: false });
  try {
    const url = await authorizationUrl(await providerOf({ issuer, clientId }), errand, choose);
    (opened ?? window).location.href = url;
    return opened ? 'beside' : 'here';
  } catch (error) {
    opened?.close();
    throw error;
  }
}

async function authorizationUrl({ server }: Provider, errand: Errand, choose: boolean): Promise<string> {
  if (!server.authorization_endpoint) throw new Error(`${errand.issuer} names no authorization_endpoint.`);
  const url = new URL(server.authorization_endpoint);
  // Which is how a new token is got without asking; not every provider gives that to a page.
  const lasting = server.scopes_supported?.includes('offline_access');
  const query = {
    response_type: 'code',
    client_id: errand.clientId,
    redirect_uri: pageUrl(),
    scope: `openid profile email${lasting ? ' offline_access' : ''}`,
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
    ...(choose && { prompt: 'select_account' }),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
