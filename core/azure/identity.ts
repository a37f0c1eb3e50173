/** Who we are to the storage where neither a key nor a SAS is given. */
import type { TokenCredential } from '@azure/identity';
import type { Clock } from '../clock.ts';
import type { Environment } from './environment.ts';

/** A container's identity endpoint is not there yet when the container starts. */
const FIRST_TOKEN_MS = 60_000;
const FIRST_TOKEN_PAUSE_MS = 2_000;

/**
 * The managed identity that `AZURE_CLIENT_ID` names; else whatever this machine offers: a service principal in the
 * environment, a workload identity, a managed identity, `az login`. The SDK is loaded when a token is first needed:
 * it takes longer than all else we load, and the local stack never needs it.
 */
export function identity(env: Environment, clock: Clock): TokenCredential {
  const clientId = env.AZURE_TENANT_ID ? undefined : env.AZURE_CLIENT_ID;
  const load = async (): Promise<TokenCredential> => {
    const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity');
    return clientId ? patient(new ManagedIdentityCredential({ clientId }), clock) : new DefaultAzureCredential();
  };
  let loading: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, options) {
      loading ??= load();
      return (await loading).getToken(scopes, options);
    },
  };
}

/** Asks again for a minute until the first token has come; from then on every failure is told at once. */
export function patient(credential: TokenCredential, clock: Clock): TokenCredential {
  const deadline = clock.now() + FIRST_TOKEN_MS;
  let known = false;
  return {
    async getToken(scopes, options) {
      for (;;) {
        try {
          const token = await credential.getToken(scopes, options);
          known = true;
          return token;
        } catch (error) {
          if (known || clock.now() >= deadline) throw error;
          await clock.sleep(FIRST_TOKEN_PAUSE_MS);
        }
      }
    },
  };
}
