import { expect, it } from 'vitest';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { operationOf } from '../../core/azure/operationOf.ts';
import { newUsage, type Operation } from '../../core/operations.ts';
import { useAzurite } from '../azurite.ts';
import { collect, pieces } from './bytes.ts';
import { refusal, startStub } from './stub.ts';

const JPEG = { contentType: 'image/jpeg' };
const MIB = 2 ** 20;

it.each<[Operation, string, string]>([
  ['write', 'PUT', '/c/a.jpg'],
  ['write', 'PUT', '/c/a.jpg?sv=1&sig=comp%3Dlist'],
  ['write', 'PUT', '/c/a%3Fcomp=list'],
  ['write', 'PUT', '/c/a?comp=block&blockid=x'],
  ['write', 'PUT', '/c/a?comp=blocklist'],
  ['write', 'PUT', '/c/a?comp=tier'],
  ['list', 'GET', '/c?restype=container&comp=list&prefix=a'],
  ['list', 'GET', '/?comp=list'],
  ['list', 'PUT', '/c?restype=container'],
  ['read', 'GET', '/c/a'],
  ['read', 'GET', '/c/a?sv=1&sig=x'],
  ['other', 'HEAD', '/c/a'],
  ['other', 'GET', '/c/a?comp=blocklist&blocklisttype=uncommitted'],
  ['other', 'GET', '/c?restype=container'],
  ['other', 'PUT', '/c/a?comp=metadata'],
  ['other', 'PUT', '/c/a?comp=lease'],
  ['other', 'PUT', '/c?restype=container&comp=lease'],
  ['delete', 'DELETE', '/c/a'],
  ['delete', 'DELETE', '/c?restype=container'],
])('a blob service bills as %s: %s %s', (operation, method, path) => {
  expect(operationOf('blob', method, path)).toBe(operation);
});

it('all calls to queues and to tables cost alike', () => {
  expect(operationOf('queue', 'DELETE', '/q/messages/1')).toBe('queue');
  expect(operationOf('table', 'GET', '/t()?comp=list')).toBe('table');
});

const azurite = useAzurite();

it('every call is counted as what it is billed as', async () => {
  await ensureStorage(azurite.account());
  const usage = newUsage();
  const onCall = (operation: Operation) => {
    usage[operation] += 1;
  };
  const { originals, jobs, files, leases } = openStorage(azurite.account(), { onCall });
  await originals.put('a', await collect(pieces(10)), JPEG);
  await originals.upload('b', pieces(17 * MIB), { finish: () => JPEG });
  for (const name of ['a', 'b']) {
    const answer = await originals.read(name);
    if (typeof answer !== 'string') await collect(answer.body);
  }
  await originals.head('a');
  await originals.remove('a');
  for await (const _ of originals.list('')) break;
  await jobs.send('x');
  await jobs.depth();
  await files.get('p', 'k');
  await leases.acquire('a', 15);
  // The long body: its blocks are looked up, three are sent and committed. The lease is looked for, made, and taken.
  expect(usage).toEqual({ write: 1 + 4 + 1, list: 1, read: 2, other: 1 + 1 + 2, delete: 1, queue: 2, table: 1 });
});

it('every try is counted, for each is billed', async () => {
  const usage = newUsage();
  const { account, requests } = await startStub((request, response) => {
    if (requests.length < 3) return refusal(503, 'ServerBusy')(request, response);
    return response.writeHead(201, { etag: '"0x1"' }).end();
  });
  const onCall = (operation: Operation) => {
    usage[operation] += 1;
  };
  await openStorage(account, { onCall }).originals.put('a', new Uint8Array(1), JPEG);
  expect(requests).toHaveLength(3);
  expect(usage).toEqual({ ...newUsage(), write: 3 });
});
