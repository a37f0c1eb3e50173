/** What a request does, in words that are the same in every run. */
import type { Call } from './proxy.ts';

/** Nothing where it only reads: a converter that dies before, during or after it leaves the same state. */
export function writeIn(call: Call, nameOf: (messageId: string) => string): string | undefined {
  const { service, method, target, headers } = call;
  const [path = '', query = ''] = target.split('?');
  const place = decodeURIComponent(path).split('/').slice(2).join('/');
  if (service === 'queue') {
    const [queue, , id] = place.split('/');
    if (method === 'GET') return /peekonly|comp=metadata/.test(query) ? undefined : `receive from ${queue}`;
    if (method === 'POST') return `send to ${queue}`;
    return `${method === 'DELETE' ? 'complete' : 'update'} ${nameOf(id ?? '')} in ${queue}`;
  }
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (/\bcomp=lease\b/.test(query)) return `${String(headers['x-ms-lease-action'])} lease`;
  // A published file's hash follows from what was uploaded when.
  return `${method} ${place.replace(/-[0-9a-f]{16}\b/, '-*')}`;
}
