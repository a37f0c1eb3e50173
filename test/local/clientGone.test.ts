/** Clients that leave before they should. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { standInBefore } from './fakeAzurite.ts';
import { type LocalBlobs, startLocalBlobs } from './localBlobs.ts';
import { exchange, head, openRaw } from './rawHttp.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
});
afterAll(() => local.stop());

const PUT = 'PUT /devstoreaccount1/file-store/a.jpg';

test('a client that leaves in the middle of its upload leaves no blob and no event, and harms nobody', async () => {
  const line = `${PUT}?${local.sas}`;
  const leaver = await openRaw(local.port);
  leaver.write(head(line, { 'x-ms-blob-type': 'BlockBlob', 'Content-Length': 1_000_000 }));
  leaver.write(Buffer.alloc(500_000), () => leaver.destroy());
  await once(leaver, 'close');
  expect(await local.originals.getBlobClient('a.jpg').exists()).toBe(false);
  expect(local.takeEvents()).toEqual([]);
  const whole = head(line, { 'x-ms-blob-type': 'BlockBlob', 'Content-Length': 1, Connection: 'close' });
  expect(await exchange(local.port, whole, '1')).toContain('201 Created');
  expect(local.takeEvents()).toHaveLength(1);
});

test('the storage learns that the client has left, so that it need not wait for the rest', async () => {
  const left = Promise.withResolvers<void>();
  const { port } = await standInBefore((req) => {
    req.on('data', () => {});
    req.once('close', () => left.resolve());
  });
  const client = await openRaw(port);
  client.write(`${head(PUT, { 'Content-Length': 10 })}12345`, () => client.destroy());
  await left.promise;
});

test('the storage learns that nobody reads its answer any more', async () => {
  const left = Promise.withResolvers<void>();
  const { port } = await standInBefore((_, res) => {
    res.writeHead(200, { 'content-length': 1e9 }).write('x');
    res.once('close', () => left.resolve());
  });
  const client = await openRaw(port);
  client.write(head('GET /devstoreaccount1/file-store/huge'));
  await once(client, 'data');
  client.destroy();
  await left.promise;
});

test('a client that leaves after its last byte, before the answer, has made an event', async () => {
  const arrived = Promise.withResolvers<() => void>();
  const { port, events } = await standInBefore((req, res) => {
    if (req.method === 'GET') return void res.end();
    req.resume().once('end', () => arrived.resolve(() => res.writeHead(201).end()));
  });
  const client = await openRaw(port);
  client.write(`${head(PUT, { 'Content-Length': 5 })}12345`);
  const succeed = await arrived.promise;
  client.destroy();
  await once(client, 'close');
  // By the time this one has been there and back, the stand-in has seen the other one go.
  await exchange(port, head('GET /devstoreaccount1/file-store/other', { Connection: 'close' }));
  succeed();
  await vi.waitFor(() => expect(events).toHaveLength(1));
});
