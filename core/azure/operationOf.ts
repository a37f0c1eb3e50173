/** What a request to the storage is billed as: Microsoft's table of REST operations, as far as we go. */
import type { Operation } from '../operations.ts';

export type Service = 'blob' | 'queue' | 'table';

/** `path` with its query: `/file-store/a.jpg?comp=block&blockid=…`. */
export function operationOf(service: Service, method: string, path: string): Operation {
  if (service !== 'blob') return service;
  const query = new URLSearchParams(path.split('?')[1]);
  const [comp, restype] = [query.get('comp'), query.get('restype')];
  if (method === 'DELETE') return 'delete';
  if (comp === 'list') return 'list';
  // Making a container is as dear as listing one; all else that is done to it is not.
  if (restype !== null) return method === 'PUT' && comp === null ? 'list' : 'other';
  if (method === 'GET') return comp === null ? 'read' : 'other';
  // To a warmer tier it would be a read: we only ever go down.
  const writes = comp === null || comp === 'block' || comp === 'blocklist' || comp === 'tier';
  return method === 'PUT' && writes ? 'write' : 'other';
}
