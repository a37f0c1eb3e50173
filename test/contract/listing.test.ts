import { expect, it } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { OutageError } from '../../core/outage.ts';
import { refusal, startStub } from './stub.ts';

const MODIFIED = 'Thu, 01 Jan 2026 00:00:00 GMT';

/** A page of a listing as the storage writes it; a real one holds 1,000 blobs, too many for a test. */
function page(names: string[], next: string): string {
  const blobs = names.map(
    (name) =>
      `<Blob><Name>${name}</Name><Properties><Last-Modified>${MODIFIED}</Last-Modified><Etag>0x${name}</Etag>` +
      '<Content-Length>3</Content-Length><Content-Type>image/jpeg</Content-Type><BlobType>BlockBlob</BlobType>' +
      '</Properties><Metadata><OriginalName>x</OriginalName></Metadata></Blob>',
  );
  return `<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>${blobs.join('')}</Blobs><NextMarker>${next}</NextMarker></EnumerationResults>`;
}

async function namesIn(account: string, into: string[]): Promise<void> {
  for await (const { name } of openStorage(account).originals.list('p/')) into.push(name);
}

it('a listing goes on from page to page, over an empty one too', async () => {
  const pages: Record<string, string> = {
    '': page(['a', 'b'], 'two'),
    two: page([], 'three'),
    three: page(['c'], ''),
  };
  const { account, requests } = await startStub((request, response) => {
    const marker = new URL(request.url ?? '', 'http://x').searchParams.get('marker') ?? '';
    response.writeHead(200, { 'content-type': 'application/xml' }).end(pages[marker]);
  });
  const names: string[] = [];
  await namesIn(account, names);
  expect(names).toEqual(['a', 'b', 'c']);
  expect(requests).toHaveLength(3);
  expect(requests[0]).toContain('prefix=p%2F');
});

it('a listing whose second page fails is an outage, never a short list', async () => {
  const { account } = await startStub((request, response) => {
    if (request.url?.includes('marker=two')) return refusal(403, 'AuthenticationFailed')(request, response);
    return response.writeHead(200, { 'content-type': 'application/xml' }).end(page(['a'], 'two'));
  });
  const names: string[] = [];
  await expect(namesIn(account, names)).rejects.toBeInstanceOf(OutageError);
  expect(names).toEqual(['a']);
});

it('an item of a listing has its properties, with the keys of its metadata in lower case', async () => {
  const { account } = await startStub((_, response) => {
    response.writeHead(200, { 'content-type': 'application/xml' }).end(page(['a'], ''));
  });
  for await (const item of openStorage(account).originals.list('')) {
    expect(item).toEqual({
      name: 'a',
      etag: '0xa',
      bytes: 3,
      contentType: 'image/jpeg',
      modifiedAt: '2026-01-01T00:00:00Z',
      metadata: { originalname: 'x' },
    });
  }
  expect.assertions(1);
});

it('a listing of a table goes on over pages that are empty', async () => {
  const { account, requests } = await startStub((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const from = url.searchParams.get('NextRowKey');
    const more = {
      'x-ms-continuation-NextPartitionKey': 'p',
      'x-ms-continuation-NextRowKey': from ? 'second' : 'first',
    };
    response.writeHead(200, { 'content-type': 'application/json', ...(from === 'second' ? {} : more) });
    const value = from === 'second' ? [{ 'odata.etag': `W/"x"`, PartitionKey: 'p', RowKey: 'k', Timestamp: 'x' }] : [];
    response.end(JSON.stringify({ value }));
  });
  const found = [];
  for await (const entity of openStorage(account).marks.list('p')) found.push(entity);
  expect(found).toEqual([{ partition: 'p', key: 'k', etag: 'x' }]);
  expect(requests).toHaveLength(3);
});
