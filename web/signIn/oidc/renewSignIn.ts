/** A new token in place of one that has ended, where the provider gives it without asking anybody. */
import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import { stored } from '../../stored.ts';
import { credential, keepCredential, renewal } from '../../talk/credential.ts';
import { CREDENTIAL } from '../../talk/kept.ts';
import { type Oidc, providerOf } from './provider.ts';

/** False: somebody has to be asked. */
export function renewSignIn(oidc: Oidc): Promise<boolean> {
  const ended = credential.value;
  // What renews is good for once: another window may be at it.
  return navigator.locks.request('ironviper.renewal', async () => {
    const kept = stored<string>(CREDENTIAL);
    if (kept !== undefined && kept !== ended) {
      credential.value = kept;
      return true;
    }
    const by = renewal();
    return by !== undefined && (await renewed(oidc, by));
  });
}

async function renewed(oidc: Oidc, by: string): Promise<boolean> {
  try {
    const { server, client, proof, options } = await providerOf(oidc);
    const answer = await refreshTokenGrantRequest(server, client, proof, by, options);
    const tokens = await processRefreshTokenResponse(server, client, answer);
    if (!tokens.id_token) return false;
    keepCredential(tokens.id_token, tokens.refresh_token ?? by);
    return true;
  } catch (error) {
    // Ended too, or the provider is away: the dialog asks, and this says why.
    console.info('The sign-in was not renewed.', error);
    return false;
  }
}
