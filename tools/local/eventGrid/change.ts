/** Which requests create or delete an original, should they succeed: the rule of what raises an event. */
import type { IncomingHttpHeaders } from 'node:http';
import { parseTarget } from './target.ts';

type Api = 'PutBlob' | 'PutBlockList' | 'CopyBlob' | 'DeleteBlob';

export interface Change {
  api: Api;
  name: string;
}

export interface Call {
  method: string;
  /** As it stands in the request line. */
  target: string;
  headers: IncomingHttpHeaders;
}

/** `batch` is a request that carries further ones, each of which may be a change. */
export function changeOf(call: Call, container: string): Change | 'batch' | undefined {
  if (call.method !== 'PUT' && call.method !== 'DELETE' && call.method !== 'POST') return undefined;
  const target = parseTarget(call.target, call.headers.host ?? '');
  if (target === undefined) return undefined;
  const comp = target.query.get('comp') ?? '';
  if (call.method === 'POST') return comp === 'batch' ? 'batch' : undefined;
  if (target.container !== container || target.blob === '') return undefined;
  const api = call.method === 'PUT' ? created(comp, call.headers) : deleted(target.query, call.headers);
  return api && { api, name: target.blob };
}

/** Every other `comp` (block, snapshot, metadata, tier, lease, tags, ...) leaves the content as it is. */
function created(comp: string, headers: IncomingHttpHeaders): Api | undefined {
  if (comp === 'blocklist') return 'PutBlockList';
  if (comp !== '') return undefined;
  return headers['x-ms-copy-source'] === undefined ? 'PutBlob' : 'CopyBlob';
}

function deleted(query: URLSearchParams, headers: IncomingHttpHeaders): Api | undefined {
  return query.has('snapshot') || headers['x-ms-delete-snapshots'] === 'only' ? undefined : 'DeleteBlob';
}
