/** Back from the provider: its code becomes the token that the API wants, and the person is where they were. */
import {
  AuthorizationResponseError,
  authorizationCodeGrantRequest,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { keepCredential } from '../../talk/credential.ts';
import { type Errand, pageUrl, takeErrand } from './errand.ts';
import { providerOf } from './provider.ts';

/** Gives why it came to nothing, in words. */
export async function finishSignIn(): Promise<string | undefined> {
  const said = new URLSearchParams(location.search);
  const errand = takeErrand();
  // At once: the code is nobody else's business, and of no use again.
  history.replaceState(null, '', location.pathname + (errand?.hash ?? ''));
  if (!errand) return 'That sign-in was begun in another window, or too long ago. Sign in once more.';
  try {
    const { idToken, renewal } = await tokensOf(errand, said);
    keepCredential(idToken, renewal);
    return undefined;
  } catch (error) {
    return whyNot(errand, error);
  } finally {
    // The window that asked has heard of the new token; where the browser closes nothing, this one goes on.
    if (errand.beside) close();
  }
}

async function tokensOf(errand: Errand, said: URLSearchParams) {
  const { server, client, proof, options } = await providerOf(errand);
  const code = validateAuthResponse(server, client, said, errand.state);
  const answer = await authorizationCodeGrantRequest(server, client, proof, code, pageUrl(), errand.verifier, options);
  const tokens = await processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: errand.nonce,
    requireIdToken: true,
  });
  if (!tokens.id_token) throw new Error('There is no id_token in its answer.');
  return { idToken: tokens.id_token, renewal: tokens.refresh_token };
}

function whyNot({ issuer }: Errand, error: unknown): string {
  const { host } = new URL(issuer);
  if (error instanceof AuthorizationResponseError) {
    return `${host} signed nobody in: ${error.error_description ?? error.error}`;
  }
  return `The sign-in at ${host} did not come to its end: ${error instanceof Error ? error.message : String(error)}`;
}
