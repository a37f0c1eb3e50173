/** Nothing else raises an event. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalBlobs, startLocalBlobs } from './localBlobs.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
});
afterAll(() => local.stop());

/** A blob that nobody was told of. */
async function existing(name: string) {
  await local.straight.getBlockBlobClient(name).upload('12345', 5);
  return local.originals.getBlockBlobClient(name);
}

type Blob = Awaited<ReturnType<typeof existing>>;
const ANY = { ifNoneMatch: '*' };
const NO_TAG = { ifMatch: '"0x0"' };

const CHANGES_NOTHING: [string, (blob: Blob) => Promise<unknown>][] = [
  ['downloading', (blob) => blob.downloadToBuffer()],
  ['downloading a range', (blob) => blob.downloadToBuffer(1, 3)],
  ['asking for its properties', (blob) => blob.getProperties()],
  ['staging a block', (blob) => blob.stageBlock('MQ==', '1', 1)],
  ['listing blocks', (blob) => blob.getBlockList('all')],
  ['taking a snapshot', (blob) => blob.createSnapshot()],
  ['setting metadata', (blob) => blob.setMetadata({ touched: 'yes' })],
  ['setting HTTP headers', (blob) => blob.setHTTPHeaders({ blobContentType: 'image/png' })],
  ['setting the tier', (blob) => blob.setAccessTier('Cool')],
  ['setting tags', (blob) => blob.setTags({ a: 'b' })],
  ['leasing', (blob) => blob.getBlobLeaseClient().acquireLease(15)],
];

test.each(CHANGES_NOTHING)('%s raises nothing', async (_, act) => {
  await act(await existing('untouched'));
  expect(local.takeEvents()).toEqual([]);
});

const REFUSED: [string, (blob: Blob) => Promise<unknown>][] = [
  ['creating what exists', (blob) => blob.upload('1', 1, { conditions: ANY })],
  ['overwriting another version', (blob) => blob.upload('1', 1, { conditions: NO_TAG })],
  ['committing blocks over another version', (blob) => blob.commitBlockList([], { conditions: NO_TAG })],
  ['committing blocks that were never staged', (blob) => blob.commitBlockList(['bmV2ZXI='])],
  ['copying what does not exist', (blob) => blob.beginCopyFromURL(`${blob.url}.gone`)],
  ['deleting another version', (blob) => blob.delete({ conditions: NO_TAG })],
  ['uploading with a wrong checksum', (blob) => blob.upload('1', 1, { transactionalContentMD5: Buffer.alloc(16) })],
];

test.each(REFUSED)('%s is refused and raises nothing', async (_, act) => {
  await expect(act(await existing('kept'))).rejects.toThrow();
  expect(local.takeEvents()).toEqual([]);
});

test('deleting what does not exist raises nothing', async () => {
  expect((await local.originals.getBlobClient('never').deleteIfExists()).succeeded).toBe(false);
  expect(local.takeEvents()).toEqual([]);
});

test('deleting snapshots alone raises nothing', async () => {
  const blob = await existing('shot');
  const { snapshot } = await blob.createSnapshot();
  await blob.withSnapshot(snapshot ?? '').delete();
  await blob.createSnapshot();
  await blob.delete({ deleteSnapshots: 'only' });
  expect(await blob.exists()).toBe(true);
  expect(local.takeEvents()).toEqual([]);
});

test('a request without a right to it raises nothing', async () => {
  const url = `http://127.0.0.1:${local.port}/devstoreaccount1/file-store/intruder`;
  const answer = await fetch(url, { method: 'PUT', body: 'x', headers: { 'x-ms-blob-type': 'BlockBlob' } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(local.takeEvents()).toEqual([]);
});

test('other containers raise nothing, whatever happens to them', async () => {
  const blob = local.previews.getBlockBlobClient('file-store/a.jpg');
  await blob.upload('1', 1);
  await blob.uploadData(Buffer.alloc(10), { maxSingleShotSize: 1, blockSize: 5 });
  await local.previews.getBlobBatchClient().deleteBlobs([blob]);
  expect(local.takeEvents()).toEqual([]);
});

test('the container itself may be changed, listed and deleted without an event', async () => {
  await existing('inside');
  await local.originals.setMetadata({ a: 'b' });
  for await (const _ of local.originals.listBlobsFlat());
  await local.originals.delete();
  expect(local.takeEvents()).toEqual([]);
  await local.originals.create();
});
