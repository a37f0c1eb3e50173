/** Every way to create or delete an original raises one event, and that is Azure's. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalBlobs, type SentEvent, startLocalBlobs } from './localBlobs.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
});
afterAll(() => local.stop());
beforeEach(() => local.empty());

const JPEG = { blobHTTPHeaders: { blobContentType: 'image/jpeg' } };

function brief({ eventType, subject, data }: SentEvent): object {
  const { api, eTag, contentType, contentLength, blobType } = data;
  return {
    type: eventType.replace('Microsoft.Storage.', ''),
    name: subject.split('/blobs/')[1],
    api,
    eTag,
    contentType,
    contentLength,
    blobType,
  };
}

async function only(): Promise<SentEvent> {
  const events = local.takeEvents();
  expect(events).toHaveLength(1);
  return events[0] as SentEvent;
}

const bare = (etag: string | undefined) => etag?.replaceAll('"', '');
const created = { type: 'BlobCreated', blobType: 'BlockBlob', contentType: 'image/jpeg' };
const deleted = { type: 'BlobDeleted', api: 'DeleteBlob' };

test('an upload in one request is PutBlob', async () => {
  const { etag } = await local.originals.getBlockBlobClient('a.jpg').upload('12345', 5, JPEG);
  expect(brief(await only())).toEqual({
    ...created,
    name: 'a.jpg',
    api: 'PutBlob',
    eTag: bare(etag),
    contentLength: 5,
  });
});

test('an upload in blocks is one PutBlockList with the length of them all', async () => {
  const blob = local.originals.getBlockBlobClient('b.jpg');
  const { etag } = await blob.uploadData(Buffer.alloc(10_000), { maxSingleShotSize: 1, blockSize: 3000, ...JPEG });
  expect(brief(await only())).toEqual({
    ...created,
    name: 'b.jpg',
    api: 'PutBlockList',
    eTag: bare(etag),
    contentLength: 10_000,
  });
});

test.each(['beginCopyFromURL', 'syncCopyFromURL'] as const)('a copy by %s is CopyBlob', async (how) => {
  const source = local.previews.getBlockBlobClient('source');
  await source.upload('1234', 4, JPEG);
  const target = local.originals.getBlobClient('copy.jpg');
  const url = await source.generateSasUrl({
    permissions: { toString: () => 'r' } as never,
    expiresOn: new Date(Date.now() + 60_000),
  });
  if (how === 'syncCopyFromURL') await target.syncCopyFromURL(url);
  else await (await target.beginCopyFromURL(url)).pollUntilDone();
  const { etag } = await local.straight.getBlobClient('copy.jpg').getProperties();
  expect(brief(await only())).toEqual({
    ...created,
    name: 'copy.jpg',
    api: 'CopyBlob',
    eTag: bare(etag),
    contentLength: 4,
  });
});

test('an overwritten original is created again', async () => {
  const blob = local.originals.getBlockBlobClient('twice');
  await blob.upload('1', 1);
  await blob.upload('22', 2);
  expect(local.takeEvents().map((event) => event.data.contentLength)).toEqual([1, 2]);
});

test('append and page blobs are created empty, by PutBlob', async () => {
  await local.originals.getAppendBlobClient('log').create();
  await local.originals.getPageBlobClient('disk').create(1024);
  const [log, disk] = local.takeEvents().map(brief);
  expect(log).toMatchObject({ api: 'PutBlob', name: 'log', blobType: 'AppendBlob', contentLength: 0 });
  expect(disk).toMatchObject({ api: 'PutBlob', name: 'disk', blobType: 'PageBlob', contentLength: 1024 });
});

test('a deletion, also one with snapshots, is one DeleteBlob', async () => {
  const blob = local.originals.getBlockBlobClient('gone');
  await blob.upload('1', 1);
  await blob.createSnapshot();
  local.takeEvents();
  await blob.delete({ deleteSnapshots: 'include' });
  expect(brief(await only())).toEqual({ ...deleted, name: 'gone' });
});

test('a batch raises one DeleteBlob for each blob that it deleted', async () => {
  const names = ['a b', 'c#d', '写真', 'held'];
  for (const name of names) await local.straight.getBlockBlobClient(name).upload('1', 1);
  const lease = local.straight.getBlobClient('held').getBlobLeaseClient();
  await lease.acquireLease(60);
  const blobs = [...names, 'never'].map((name) => local.originals.getBlobClient(name));
  const { subResponses } = await local.originals.getBlobBatchClient().deleteBlobs(blobs);
  await lease.releaseLease();
  expect(subResponses.map(({ status }) => status)).toEqual([202, 202, 202, 412, 404]);
  expect(local.takeEvents().map(brief)).toEqual(names.slice(0, 3).map((name) => ({ ...deleted, name })));
});

test('the event has the shape that Azure gives it', async () => {
  const blob = local.originals.getBlockBlobClient("a b/#1 %20'ö.jpg");
  const { requestId, clientRequestId } = await blob.upload('1', 1, JPEG);
  const event = await only();
  expect(event).toEqual({
    topic: expect.stringMatching(
      /^\/subscriptions\/.*\/providers\/Microsoft\.Storage\/storageAccounts\/devstoreaccount1$/,
    ),
    subject: "/blobServices/default/containers/file-store/blobs/a b/#1 %20'ö.jpg",
    eventType: 'Microsoft.Storage.BlobCreated',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    data: {
      api: 'PutBlob',
      clientRequestId,
      requestId,
      eTag: expect.stringMatching(/^0x[0-9A-F]+$/),
      contentType: 'image/jpeg',
      contentLength: 1,
      blobType: 'BlockBlob',
      url: `http://127.0.0.1:${local.port}/devstoreaccount1/file-store/a%20b/%231%20%2520'%C3%B6.jpg`,
      sequencer: expect.stringMatching(/^[0-9a-f]{64}$/),
      storageDiagnostics: { batchId: expect.any(String) },
    },
    dataVersion: '',
    metadataVersion: '1',
    eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
  });
});
