/** Who signs people in with `oidc`, as it describes itself, and what we are to it: a page, which can keep no secret. */
import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  clockTolerance,
  discoveryRequest,
  None,
  processDiscoveryResponse,
} from 'oauth4webapi';

export interface Oidc {
  issuer: string;
  clientId: string;
}

export interface Provider {
  server: AuthorizationServer;
  client: Client;
  proof: ReturnType<typeof None>;
  /** For every request: one that is no https is another machine's only where somebody set it so. */
  options: { [allowInsecureRequests]: boolean };
}

/** Clocks of devices are wrong; what counts is the API's. */
const TOLERANCE_SECONDS = 600;

export async function providerOf({ issuer, clientId }: Oidc): Promise<Provider> {
  const url = new URL(issuer);
  const options = { [allowInsecureRequests]: url.protocol === 'http:' };
  const answer = await discoveryRequest(url, options);
  return {
    server: await processDiscoveryResponse(url, answer),
    client: { client_id: clientId, [clockTolerance]: TOLERANCE_SECONDS },
    proof: None(),
    options,
  };
}
