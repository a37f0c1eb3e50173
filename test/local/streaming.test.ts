/** Large blobs pass without being kept. */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { standInBefore } from './fakeAzurite.ts';
import { type LocalBlobs, startLocalBlobs } from './localBlobs.ts';
import { head, openRaw } from './rawHttp.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
});
afterAll(() => local.stop());

const CHUNK = randomBytes(65_536);
const TOTAL = 2_000 * CHUNK.length;
/** Sockets of two connections hold some megabytes in the kernel; everything would be 131. */
const HELD_BACK = 40_000_000;
const STALL_MS = 300;

/** Sends as fast as it is taken, and gives the bytes sent by the time that nobody takes more. */
async function pourUntilStalled(into: Writable): Promise<number> {
  for (let bytes = 0; ; bytes += CHUNK.length) {
    if (bytes === TOTAL) return bytes;
    if (into.write(CHUNK)) continue;
    const drained = once(into, 'drain').then(() => true);
    // Whether a sender is held back for good, only time can tell.
    if (!(await Promise.race([drained, sleep(STALL_MS, false)]))) return bytes;
  }
}

test('an upload is held back while the storage takes nothing, instead of being kept in memory', async () => {
  const { port } = await standInBefore(() => {});
  const client = await openRaw(port);
  client.write(head('PUT /devstoreaccount1/file-store/big', { 'Content-Length': TOTAL }));
  expect(await pourUntilStalled(client)).toBeLessThan(HELD_BACK);
  client.destroy();
});

test('a download is held back while the client takes nothing, instead of being kept in memory', async () => {
  const sent = Promise.withResolvers<number>();
  const { port } = await standInBefore((_, res) => {
    res.writeHead(200, { 'content-length': TOTAL });
    sent.resolve(pourUntilStalled(res));
  });
  const client = await openRaw(port);
  client.write(head('GET /devstoreaccount1/file-store/big'));
  expect(await sent.promise).toBeLessThan(HELD_BACK);
  client.destroy();
});

test('what was streamed up in blocks comes down the same', async () => {
  const [up, down] = [createHash('sha256'), createHash('sha256')];
  const blob = local.originals.getBlockBlobClient('big');
  await blob.uploadStream(Readable.from(noise(200, up)), 1_000_000, 4);
  expect(local.takeEvents().map(({ data }) => data.contentLength)).toEqual([200 * CHUNK.length]);
  const { readableStreamBody } = await blob.download();
  for await (const chunk of readableStreamBody ?? []) down.update(chunk as Buffer);
  expect(down.digest('hex')).toBe(up.digest('hex'));
});

function* noise(chunks: number, hash: Hash): Generator<Buffer> {
  for (let i = 0; i < chunks; i++) {
    const chunk = randomBytes(CHUNK.length);
    hash.update(chunk);
    yield chunk;
  }
}
