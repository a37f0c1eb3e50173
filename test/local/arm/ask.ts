/** Asks the stand-in as a client would that has read the REST documentation and nothing else. */
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Arm } from '../../../tools/local/arm.ts';

export interface Asked {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON comes, tests look into it.
  body: any;
}

export interface AskOptions {
  token?: string;
  version?: string;
  subscription?: string;
  resourceGroup?: string;
  body?: unknown;
}

/** `path` begins with a slash if it is a whole one, else it follows `containerGroups`. */
export async function ask(arm: Arm, method: string, path: string, options: AskOptions = {}): Promise<Asked> {
  const { token = arm.token, version = '2023-05-01', body } = options;
  const { subscription = arm.subscriptionId, resourceGroup = arm.resourceGroup } = options;
  const groups = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerInstance/containerGroups`;
  const url = new URL(path.startsWith('/') ? path : groups + (path && `/${path}`), arm.endpoint);
  if (version && !url.searchParams.has('api-version')) url.searchParams.set('api-version', version);
  const sent = request(url, {
    method,
    ca: arm.ca,
    agent: false,
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Asked>();
  sent.once('error', reject).once('response', (res) => {
    text(res).then(
      (said) => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: said && JSON.parse(said) }),
      reject,
    );
  });
  sent.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  return promise;
}
