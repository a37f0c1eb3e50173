import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { collect, pieces } from './bytes.ts';
import { refusal, startStub } from './stub.ts';

const MIB = 2 ** 20;
const JPEG = { contentType: 'image/jpeg' };
const finish = () => JPEG;

function created(request: IncomingMessage, response: ServerResponse): void {
  const status = request.url?.includes('PartitionKey') ? 204 : 201;
  if (request.method === 'GET') refusal(404, 'BlobNotFound')(request, response);
  else response.writeHead(status, { etag: '"0x1"', 'x-ms-lease-id': 'x' }).end();
}

it('every call is one request, so that a photo costs what it must', async () => {
  const { account, requests } = await startStub(created);
  const storage = openStorage(account);
  await storage.previews.put('a', Buffer.alloc(3 * MIB), { ...JPEG, ifAbsent: true });
  await storage.originals.upload('a', pieces(8 * MIB), { finish });
  await storage.jobs.send('x');
  await storage.leases.acquire('a', 15);
  await storage.files.put({ partition: 'p', key: 'k' } as never);
  expect(requests.map((request) => request.replace(/\?.*/, ''))).toEqual([
    'PUT /devstoreaccount1/pv-store/a',
    'PUT /devstoreaccount1/file-store/a',
    'POST /devstoreaccount1/jobs/messages',
    'PUT /devstoreaccount1/state/leases/a',
    "PUT /devstoreaccount1/files(PartitionKey='p',RowKey='k')",
  ]);
});

it('a long body goes up block by block, two at once, and is never read far ahead', async () => {
  const total = 41 * MIB + 1;
  let underWay = 0;
  let mostUnderWay = 0;
  let read = 0;
  let sent = 0;
  let furthestAhead = 0;
  const { account, requests } = await startStub((request, response) => {
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    setTimeout(() => {
      underWay -= 1;
      created(request, response);
    }, 10);
  });
  const body = async function* () {
    for await (const chunk of pieces(total)) {
      read += chunk.length;
      furthestAhead = Math.max(furthestAhead, read - sent);
      yield chunk;
    }
  };
  const onProgress = (bytes: number) => {
    sent += bytes;
  };
  expect(await openStorage(account).originals.upload('a', body(), { finish, onProgress })).toEqual({ etag: '0x1' });
  expect(sent).toBe(total);
  expect(mostUnderWay).toBe(2);
  expect(furthestAhead).toBeLessThanOrEqual(2 * 8 * MIB + 100_003);
  expect(requests).toHaveLength(8);
  expect(requests[0]).toMatch(/^GET .*comp=blocklist/);
  expect(requests.at(-1)).toMatch(/^PUT .*comp=blocklist/);
  const ids = idsOf(requests);
  expect(new Set(ids).size).toBe(6);
  expect(new Set(ids.map((id) => id.length)).size).toBe(1);
});

it('a body that ends where a block ends has no empty block after it, which the storage would refuse', async () => {
  const { account, requests } = await startStub(created);
  await openStorage(account).originals.upload('a', pieces(16 * MIB), { finish });
  expect(idsOf(requests)).toHaveLength(2);
});

it('a block that is refused ends the upload: nothing more is read, nothing committed', async () => {
  const { account, requests } = await startStub((request, response) => {
    if (request.method === 'GET') return created(request, response);
    return response.writeHead(403, { 'x-ms-error-code': 'AuthorizationPermissionMismatch' }).end();
  });
  let ended = false;
  const body = async function* () {
    try {
      yield* pieces(400 * MIB);
    } finally {
      ended = true;
    }
  };
  await expect(openStorage(account).originals.upload('a', body(), { finish })).rejects.toThrow('lacks the role');
  expect(ended).toBe(true);
  expect(idsOf(requests).length).toBeLessThanOrEqual(2);
  expect(requests.filter((request) => request.startsWith('PUT') && request.includes('blocklist'))).toEqual([]);
});

it('a conditional write whose answer got lost is a conflict with itself, and has been written', async () => {
  let stored: Buffer | undefined;
  const { account } = await startStub((request, response) => {
    if (stored) return response.writeHead(412, { 'x-ms-error-code': 'ConditionNotMet' }).end();
    stored = Buffer.alloc(1);
    return request.socket.destroy();
  });
  const put = openStorage(account).records.put('a', await collect(pieces(10)), { ...JPEG, ifMatch: 'x' });
  expect(await put).toBe('conflict');
  expect(stored).toBeDefined();
});

it('a whole number beyond 32 bits goes to a table as what it is, or the storage would refuse it', async () => {
  const { account, bodies } = await startStub(created);
  const entity = { partition: 'p', key: 'k', bytes: 5e9, least: -(2 ** 31), beyond: 2 ** 31, half: 3.5, text: '5' };
  await openStorage(account).files.put(entity as never);
  expect(JSON.parse(bodies[0] ?? '')).toEqual({
    PartitionKey: 'p',
    RowKey: 'k',
    bytes: 5e9,
    'bytes@odata.type': 'Edm.Double',
    least: -(2 ** 31),
    beyond: 2 ** 31,
    'beyond@odata.type': 'Edm.Double',
    half: 3.5,
    text: '5',
  });
});

it('a write over what is not there is a conflict, also to a storage that calls it missing', async () => {
  const { account } = await startStub((_, response) => {
    response.writeHead(404, { 'x-ms-error-code': 'BlobNotFound' }).end();
  });
  const { records } = openStorage(account);
  expect(await records.put('a', Buffer.from('x'), { ...JPEG, ifMatch: 'x' })).toBe('conflict');
  expect(await records.upload('a', pieces(5), { finish: () => ({ ...JPEG, ifMatch: 'x' }) })).toBe('conflict');
});

function idsOf(requests: string[]): string[] {
  const blocks = requests.filter((request) => request.includes('comp=block&'));
  return blocks.map((request) => new URL(request.slice(4), 'http://x').searchParams.get('blockid') ?? '');
}
