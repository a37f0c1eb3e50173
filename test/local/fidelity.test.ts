/** Through the stand-in everything is as it is straight from Azurite. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalBlobs, startLocalBlobs } from './localBlobs.ts';
import { exchange, head } from './rawHttp.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
  const blob = local.straight.getBlockBlobClient('seen.bin');
  await blob.upload(Buffer.from(Array.from({ length: 256 }, (_, i) => i)), 256, { metadata: { MixedCase: 'kept' } });
});
afterAll(() => local.stop());

/** Without what differs from one request to the next, and what concerns the connection. */
function essence(answer: string): string {
  return answer
    .replaceAll(/^(date|last-modified|etag|x-ms-request-id|keep-alive|connection|x-ms-copy-id): .*\r\n/gim, '')
    .replaceAll(/RequestId:\S+\s*Time:[^<]+/g, '');
}

const AT = '/devstoreaccount1/file-store';
const SMALL = { 'x-ms-blob-type': 'BlockBlob', 'Content-Length': 3 };

const REQUESTS: [string, string, Record<string, string | number>, string][] = [
  ['a download', `GET ${AT}/seen.bin`, {}, ''],
  ['a range', `GET ${AT}/seen.bin`, { Range: 'bytes=3-9' }, ''],
  ['a range beyond the end', `GET ${AT}/seen.bin`, { 'x-ms-range': 'bytes=900-' }, ''],
  ['a HEAD', `HEAD ${AT}/seen.bin`, {}, ''],
  ['a HEAD of nothing', `HEAD ${AT}/unseen.bin`, {}, ''],
  ['a download of nothing', `GET ${AT}/unseen.bin`, {}, ''],
  ['an unchanged blob', `GET ${AT}/seen.bin`, { 'If-Modified-Since': 'Fri, 31 Dec 2100 00:00:00 GMT' }, ''],
  ['a list', `GET ${AT}?restype=container&comp=list`, {}, ''],
  ['an upload', `PUT ${AT}/small`, SMALL, 'abc'],
  ['an upload with metadata', `PUT ${AT}/small`, { ...SMALL, 'x-ms-meta-CamelCase': 'a', 'X-MS-Meta-b': 'b' }, 'abc'],
  ['that metadata', `HEAD ${AT}/small`, {}, ''],
  ['an upload after 100-continue', `PUT ${AT}/small`, { ...SMALL, Expect: '100-continue' }, 'abc'],
  ['an upload that is too short for its length', `PUT ${AT}/small`, { ...SMALL, 'Content-MD5': 'AAAA' }, 'abc'],
  [
    'a chunked upload',
    `PUT ${AT}/small`,
    { 'x-ms-blob-type': 'BlockBlob', 'Transfer-Encoding': 'chunked' },
    '3\r\nabc\r\n0\r\n\r\n',
  ],
  ['an upload without a length', `PUT ${AT}/small`, { 'x-ms-blob-type': 'BlockBlob' }, ''],
  ['an upload over what exists', `PUT ${AT}/small`, { ...SMALL, 'If-None-Match': '*' }, 'abc'],
  ['an unknown method', `PATCH ${AT}/small`, {}, ''],
  ['a CORS preflight', `OPTIONS ${AT}/small`, { Origin: 'http://x', 'Access-Control-Request-Method': 'PUT' }, ''],
  ['a deletion', `DELETE ${AT}/small`, {}, ''],
];

test.each(REQUESTS)('%s is answered through the stand-in as Azurite answers it', async (_, line, headers, body) => {
  const [method, target] = line.split(' ') as [string, string];
  const signed = `${method} ${target}${target.includes('?') ? '&' : '?'}${local.sas}`;
  const request = head(signed, { ...headers, 'X-Odd': 'a', 'x-odd': 'b', Connection: 'close' }) + body;
  const straight = await exchange(local.azuritePort, request);
  if (method === 'DELETE') await local.straight.uploadBlockBlob('small', 'abc', 3);
  expect(essence(await exchange(local.port, request))).toBe(essence(straight));
});

test('one connection serves one request after the other', async () => {
  const [get, last] = ['keep-alive', 'close'].map((Connection) =>
    head(`GET ${AT}/seen.bin?${local.sas}`, { Range: 'bytes=65-66', Connection }),
  ) as [string, string];
  const answers = await exchange(local.port, get, get, last);
  expect(answers.match(/206 Partial Content/g)).toHaveLength(3);
  expect(answers.match(/\r\n\r\nAB/g)).toHaveLength(3);
});

test('a header of many kilobytes passes', async () => {
  const request = head(`GET ${AT}/seen.bin?${local.sas}`, { 'x-filler': 'x'.repeat(40_000), Connection: 'close' });
  expect(await exchange(local.port, request)).toContain('200 OK');
});

test('account-level calls, signed with the key, pass', async () => {
  // The SDK signs the host and the path it was given: a stand-in that changed either would be refused.
  expect(await local.originals.exists()).toBe(true);
  expect((await local.originals.getAccountInfo()).accountKind).toBe('StorageV2');
});
