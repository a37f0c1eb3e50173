/** An API over the memory ports: real routes, a library of rows, and callers who say who they are. */

import type { Caller } from '../../api/access/access.ts';
import { type Api, createApp } from '../../api/app.ts';
import type { ApiParts } from '../../api/parts.ts';
import { ProblemError } from '../../api/problem.ts';
import { openPublished } from '../../api/snapshot/openPublished.ts';
import type { Role } from '../../core/person.ts';
import type { Row } from '../../core/row.ts';
import { compact } from '../../library/compact.ts';
import { markMonth } from '../../library/indexRecord.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { memorySigner } from '../fakes/signer.ts';
import { type MemoryStorage, memoryStorage } from '../fakes/storage.ts';

/** As whom: `owner` unless said, null for nobody. */
type Who = Role | null;

export interface AnApi {
  app: Api;
  storage: MemoryStorage;
  clock: FakeClock;
  get(path: string, who?: Who, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, who?: Who): Promise<Response>;
  delete(path: string, who?: Who): Promise<Response>;
  lines: { event: string; [field: string]: unknown }[];
}

/** Its rows are published, as a converter would have done. */
export async function anApi(rows: readonly Row[] = [], changes: Partial<ApiParts> = {}): Promise<AnApi> {
  const clock = fakeClock();
  const storage = memoryStorage(clock);
  for (const row of rows) {
    await storage.files.put(row);
    await markMonth(storage, row.partition);
  }
  await compact(storage);
  const lines: AnApi['lines'] = [];
  const app = createApp({
    storage,
    clock,
    log: (event, fields) => lines.push({ event, ...fields }),
    signer: memorySigner(clock),
    published: changes.published ?? openPublished({ storage, clock }),
    publisher: { soon: () => {}, ifLeft: () => {}, close: async () => {} },
    access: { way: { auth: 'token' }, callerOf, forget: () => {} },
    version: '0.0.0-test',
    ...changes,
  });
  const ask = async (method: string, path: string, who: Who, { headers = {}, body }: Asked = {}) =>
    app.request(path, {
      method,
      headers: { ...(who && { authorization: `Bearer ${who}` }), ...headers },
      ...(body !== undefined && { body }),
    });
  return {
    ...{ app, storage, clock, lines },
    get: (path, who = 'owner', headers = {}) => ask('GET', path, who, { headers }),
    post: (path, body, who = 'owner') =>
      ask('POST', path, who, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    delete: (path, who = 'owner') => ask('DELETE', path, who),
  };
}

interface Asked {
  headers?: Record<string, string>;
  body?: string;
}

async function callerOf(request: Request): Promise<Caller | undefined> {
  const [, said] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (said === undefined) return undefined;
  if (said !== 'owner' && said !== 'viewer') throw new ProblemError(401, 'This invitation is not known.');
  return { name: said, role: said };
}
