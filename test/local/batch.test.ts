/** Reading the multipart bodies of a batch. */
import { expect, test } from 'vitest';
import { pairBatch } from '../../tools/local/eventGrid/batch.ts';

const REQUEST = [
  '--batch_357de4f7',
  'Content-Type: application/http',
  'Content-Transfer-Encoding: binary',
  'Content-ID: 0',
  '',
  'DELETE /account/file-store/a%20b?timeout=30 HTTP/1.1',
  'x-ms-date: Thu, 14 Jun 2018 16:46:54 GMT',
  'x-ms-delete-snapshots: only',
  'Content-Length: 0',
  '',
  '--batch_357de4f7',
  'Content-Type: application/http',
  'Content-ID: 1',
  '',
  'DELETE /account/file-store/b HTTP/1.1',
  'Content-Length: 0',
  '',
  '--batch_357de4f7--',
  '',
];

/** As the Blob Batch page of Azure's REST reference has it: in another order, under another boundary. */
const RESPONSE = [
  '--batchresponse_66925647',
  'Content-Type: application/http',
  'Content-ID: 1',
  '',
  'HTTP/1.1 404 The specified blob does not exist.',
  'x-ms-error-code: BlobNotFound',
  'x-ms-request-id: 778fdc83-801e-0000-62ff-0334671e2852',
  'Content-Length: 216',
  'Content-Type: application/xml',
  '',
  '<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code></Error>',
  '--batchresponse_66925647',
  'Content-Type: application/http',
  'Content-ID: 0',
  '',
  'HTTP/1.1 202 Accepted',
  'x-ms-request-id: 778fdc83-801e-0000-62ff-0334671e284f',
  'x-ms-version: 2018-11-09',
  '',
  '--batchresponse_66925647--',
];

const CRLF = '\r\n';

test('each call of a batch gets its own answer, in whatever order they come', () => {
  const paired = pairBatch(REQUEST.join(CRLF), RESPONSE.join(CRLF), '127.0.0.1:10000');
  expect(paired).toMatchObject([
    {
      call: {
        method: 'DELETE',
        target: '/account/file-store/a%20b?timeout=30',
        headers: { host: '127.0.0.1:10000', 'x-ms-delete-snapshots': 'only' },
      },
      status: 202,
      headers: { 'x-ms-request-id': '778fdc83-801e-0000-62ff-0334671e284f' },
    },
    { call: { target: '/account/file-store/b' }, status: 404 },
  ]);
});

test('a batch with bare line feeds reads the same', () => {
  expect(pairBatch(REQUEST.join('\n'), RESPONSE.join('\n'), '')).toEqual(
    pairBatch(REQUEST.join(CRLF), RESPONSE.join(CRLF), ''),
  );
});

test('a call without an answer of its own did not happen', () => {
  const refused = ['--r', 'Content-Type: application/http', '', 'HTTP/1.1 400 Bad Request', '', '--r--'].join(CRLF);
  expect(pairBatch(REQUEST.join(CRLF), refused, '')).toEqual([]);
  expect(pairBatch(REQUEST.join(CRLF), '', '')).toEqual([]);
  expect(pairBatch('no multipart', RESPONSE.join(CRLF), '')).toEqual([]);
});
