import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import { useAzurite } from '../azurite.ts';
import { bytesOf, pieces } from './bytes.ts';
import { refusal, type Stub, startStub } from './stub.ts';

const JPEG = { contentType: 'image/jpeg' };
const finish = () => JPEG;
const BLOCK = 8 * 2 ** 20;

/** Checks bodies by their MD5 as the storage does, after a network that garbles the first so many of the checked ones. */
async function garbling(times: number): Promise<Stub & { checked(): number }> {
  let checked = 0;
  const stub: Stub = await startStub((request, response) => {
    if (request.method === 'GET') return refusal(404, 'BlobNotFound')(request, response);
    const claimed = md5Of(request);
    if (claimed === undefined) return response.writeHead(201, { etag: '"0x1"' }).end();
    checked += 1;
    const came = hash('md5', Buffer.from(stub.bodies.at(-1) ?? '', 'latin1'));
    if (checked <= times || came !== claimed) return refusal(400, 'Md5Mismatch')(request, response);
    return response.writeHead(201, { etag: '"0x1"' }).end();
  });
  return Object.assign(stub, { checked: () => checked });
}

function md5Of({ headers }: IncomingMessage): string | undefined {
  const claimed = headers['content-md5'];
  return claimed === undefined ? undefined : Buffer.from(String(claimed), 'base64').toString('hex');
}

it('a block that was garbled on the way is sent again', async () => {
  const stub = await garbling(2);
  const told: unknown[] = [];
  const onProgress = (bytes: number, how: string) => told.push([bytes, how]);
  const answer = await openStorage(stub.account).originals.upload('a', pieces(BLOCK + 1), { finish, onProgress });
  expect(answer).toEqual({ etag: '0x1' });
  expect(stub.checked()).toBe(4);
  expect(told).toHaveLength(2);
});

it('a network that garbles every block is an outage, and says what it may be', async () => {
  const stub = await garbling(1000);
  const upload = openStorage(stub.account).originals.upload('a', pieces(BLOCK + 1), { finish });
  await expect(upload).rejects.toBeInstanceOf(OutageError);
  await expect(upload).rejects.toThrow(/writing blob "a" in .* 4 times other bytes arrived than were sent/);
  expect(stub.requests.some((request) => request.includes('PUT') && request.includes('comp=blocklist'))).toBe(false);
});

it('a blob in one request is checked by the MD5 given, sent again if it was garbled, and then an outage', async () => {
  const bytes = bytesOf('hello');
  const options = { ...JPEG, md5: hash('md5', bytes) };
  const passing = await garbling(3);
  expect(await openStorage(passing.account).originals.put('a', bytes, options)).toEqual({ etag: '0x1' });
  expect(passing.checked()).toBe(4);
  const lasting = await garbling(1000);
  await expect(openStorage(lasting.account).originals.put('a', bytes, options)).rejects.toBeInstanceOf(OutageError);
  expect(lasting.checked()).toBe(4);
});

it('bytes that never had the MD5 given are a fault, after one try', async () => {
  const { account, checked } = await garbling(0);
  const put = openStorage(account).originals.put('a', bytesOf('hullo'), { ...JPEG, md5: hash('md5', 'hello') });
  await expect(put).rejects.toBeInstanceOf(FaultError);
  expect(checked()).toBe(1);
});

const azurite = useAzurite();

it('another program’s unfinished upload is not gone on with, but said, before a block is sent', async () => {
  const calls: string[] = [];
  const { originals } = openStorage(azurite.account(), { onCall: (operation) => calls.push(operation) });
  const container = azurite.clients().container('file-store');
  await container.createIfNotExists();
  const blob = container.getBlockBlobClient('a');
  await blob.stageBlock(Buffer.from('short').toString('base64'), 'x', 1);
  const upload = () => originals.upload('a', pieces(BLOCK + 1), { finish });
  await expect(upload()).rejects.toThrow('another program’s unfinished upload lies there');
  await expect(upload()).rejects.not.toBeInstanceOf(OutageError);
  expect(new Set(calls)).toEqual(new Set(['other']));
  await blob.commitBlockList([Buffer.from('short').toString('base64')]);
  expect(await upload()).not.toBe('conflict');
});

it('another program’s upload that begins in the middle of ours is said too', async () => {
  const { account } = await startStub((request, response) => {
    if (request.method === 'GET') return refusal(404, 'BlobNotFound')(request, response);
    return refusal(400, 'InvalidBlobOrBlock')(request, response);
  });
  const upload = openStorage(account).originals.upload('a', pieces(BLOCK + 1), { finish });
  await expect(upload).rejects.toThrow('another program’s unfinished upload lies there');
});
