/** The rule of which requests change an original. */
import { expect, test } from 'vitest';
import { changeOf } from '../../tools/local/eventGrid/change.ts';

const IP = '127.0.0.1:10000';

function change(method: string, target: string, headers: Record<string, string> = {}) {
  const found = changeOf({ method, target, headers: { host: IP, ...headers } }, 'file-store');
  return typeof found === 'object' ? `${found.api} ${found.name}` : found;
}

const COPY = { 'x-ms-copy-source': 'http://127.0.0.1/devstoreaccount1/other/b' };

test.each([
  ['PUT', '/devstoreaccount1/file-store/a.jpg', {}, 'PutBlob a.jpg'],
  ['PUT', '/devstoreaccount1/file-store/a.jpg?timeout=30&sv=2023&sig=a%2Fb', {}, 'PutBlob a.jpg'],
  ['PUT', '/devstoreaccount1/file-store/a.jpg?comp=blocklist', {}, 'PutBlockList a.jpg'],
  ['PUT', '/devstoreaccount1/file-store/a.jpg', COPY, 'CopyBlob a.jpg'],
  ['DELETE', '/devstoreaccount1/file-store/a.jpg', {}, 'DeleteBlob a.jpg'],
  ['DELETE', '/devstoreaccount1/file-store/a.jpg', { 'x-ms-delete-snapshots': 'include' }, 'DeleteBlob a.jpg'],
  ['POST', '/devstoreaccount1?comp=batch', {}, 'batch'],
  ['POST', '/devstoreaccount1/file-store?restype=container&comp=batch', {}, 'batch'],
])('%s %s %o is %s', (method, target, headers, expected) => {
  expect(change(method, target, headers)).toBe(expected);
});

test.each([
  ...['block&blockid=MQ==', 'snapshot', 'metadata', 'properties', 'tier', 'lease', 'tags', 'undelete', 'appendblock']
    .concat('page', 'copy&copyid=1', 'seal', 'expiry', 'legalhold', 'immutabilityPolicies', 'somethingnew')
    .map((comp) => ['PUT', `/devstoreaccount1/file-store/a.jpg?comp=${comp}`, {}] as const),
  ['PUT', '/devstoreaccount1/file-store/a.jpg?comp=block&blockid=MQ==', COPY],
  ['PUT', '/devstoreaccount1/file-store?restype=container', {}],
  ['PUT', '/devstoreaccount1/file-store/?restype=container', {}],
  ['DELETE', '/devstoreaccount1/file-store?restype=container', {}],
  ['DELETE', '/devstoreaccount1/file-store/a.jpg?snapshot=2026-01-01T00:00:00.0000000Z', {}],
  ['DELETE', '/devstoreaccount1/file-store/a.jpg', { 'x-ms-delete-snapshots': 'only' }],
  ['PUT', '/devstoreaccount1/pv-store/a.jpg', {}],
  ['PUT', '/devstoreaccount1/pv-store/file-store/a.jpg', {}],
  ['PUT', '/devstoreaccount1/file-storeroom/a.jpg', {}],
  ['PUT', '/file-store/a.jpg', {}],
  ['GET', '/devstoreaccount1/file-store/a.jpg', {}],
  ['HEAD', '/devstoreaccount1/file-store/a.jpg', {}],
  ['POST', '/devstoreaccount1/file-store/a.jpg?comp=query', {}],
  ['PUT', '/devstoreaccount1/file-store/%E0%A4%A', {}],
] as const)('%s %s %o changes no original', (method, target, headers) => {
  expect(change(method, target, headers)).toBeUndefined();
});

test.each([
  ['a segment of two dots is part of the name', 'a/../b', 'a/../b'],
  ['an encoded slash is a slash', 'a%2F..%2Fb', 'a/../b'],
  ['empty segments stay', '/a//b/', '/a//b/'],
  ['a backslash becomes a slash, as in Azure', 'a%5Cb\\c', 'a/b/c'],
  ['a plus is a plus', 'a+b', 'a+b'],
  ['an encoded question mark belongs to the name', 'a%3Fcomp=block', 'a?comp=block'],
  ['an encoded percent sign is decoded once', '100%2525', '100%25'],
  ['any script', '%E5%86%99%E7%9C%9F/%F0%9F%93%B7', '写真/📷'],
])('%s', (_, path, name) => {
  expect(change('PUT', `/devstoreaccount1/file-store/${path}`)).toBe(`PutBlob ${name}`);
});

test("knows Azure's own style of URL by its host", () => {
  const host = { host: 'devstoreaccount1.blob.localhost:10000' };
  expect(change('PUT', '/file-store/devstoreaccount1/a', host)).toBe('PutBlob devstoreaccount1/a');
  expect(change('PUT', '/devstoreaccount1/file-store/a', host)).toBeUndefined();
});

test.each(['localhost:10000', '[::1]:10000', 'host.docker.internal:10000'])(
  'looks for the account in the path at %s',
  (host) => {
    expect(change('PUT', '/devstoreaccount1/file-store/a', { host })).toBe('PutBlob a');
  },
);

test('reads the whole URL that a client sends to a proxy', () => {
  expect(change('PUT', `http://${IP}/devstoreaccount1/file-store/a`)).toBe('PutBlob a');
});
