/** What a raw request target names: as Azurite reads it, for Azurite decides what was created and deleted. */
export interface Target {
  container: string;
  /** Empty where the request is about the container or the account. */
  blob: string;
  query: URLSearchParams;
}

/**
 * Nothing if the path is no UTF-8, which Azurite refuses. No `URL`: it would take a segment `..`, which is a lawful
 * part of a blob's name, for a step up.
 */
export function parseTarget(target: string, host: string): Target | undefined {
  const origin = target.replace(/^https?:\/\/[^/]*/i, ''); // A client that takes us for a proxy sends the whole URL.
  const mark = origin.indexOf('?');
  const path = decoded(mark < 0 ? origin : origin.slice(0, mark));
  if (path === undefined) return undefined;
  const parts = path.replace(/^\//, '').split('/');
  if (!namesAccount(host)) parts.shift();
  const [container = '', ...rest] = parts;
  // Azure and Azurite alike keep a backslash as a slash.
  const blob = rest.join('/').replaceAll('\\', '/');
  return { container, blob, query: new URLSearchParams(mark < 0 ? '' : origin.slice(mark + 1)) };
}

/** Where a client finds a blob, in the style of URL that it used itself. */
export function urlOf(host: string, container: string, name: string): string {
  const path = [container, ...name.split('/')].map(encodeURIComponent).join('/');
  return `http://${host}/${namesAccount(host) ? '' : 'devstoreaccount1/'}${path}`;
}

/** Azure's own style of URL, `account.blob.localhost`, has the account in the host instead of the path. */
function namesAccount(host: string): boolean {
  const hostname = host.replace(/:\d+$/, '').toLowerCase();
  return hostname.indexOf('.') > 0 && !/^(\d{1,3}\.){3}\d{1,3}$/.test(hostname) && hostname !== 'host.docker.internal';
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
