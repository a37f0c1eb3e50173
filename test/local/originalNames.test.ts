/** Any name that Azurite takes is told of rightly. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseEvent } from '../../core/event.ts';
import { type LocalBlobs, startLocalBlobs } from './localBlobs.ts';
import { exchange, head } from './rawHttp.ts';

let local: LocalBlobs;
beforeAll(async () => {
  local = await startLocalBlobs();
});
afterAll(() => local.stop());
beforeEach(() => local.empty());

async function stored(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of local.straight.listBlobsFlat()) names.push(name);
  return names;
}

/** What a converter reads from the events, and where their urls lead. */
function told(): { name: string | undefined; url: string }[] {
  return local.takeEvents().map((event) => ({ name: parseEvent(JSON.stringify(event))?.name, url: event.data.url }));
}

test.each([
  'plain.jpg',
  'with space.jpg',
  "hash#percent%quote'.jpg",
  '100%25.jpg',
  'what?.jpg',
  'a+b&c=d;e,f@g!h$(i)*[j].jpg',
  'ünïcödé é vs e\u0301.jpg',
  '写真/2024年/フォト.jpg',
  'صورة.jpg',
  '📷👨‍👩‍👧.jpg',
  'trailing.dots...',
  'trailing/slash/',
  '/leading slash',
  'a//b///c',
  '"quoted"<tag>|pipe^caret`tick~.jpg',
  `${'long/'.repeat(204)}name`,
  '深'.repeat(1024),
  '📷'.repeat(512),
])('%s is told of and deleted by its very name', async (name) => {
  await local.originals.getBlockBlobClient(name).upload('1', 1);
  expect(await stored()).toEqual([name]);
  const [created, ...none] = told();
  expect(none).toEqual([]);
  expect(created?.name).toBe(name);
  expect(decodeURIComponent(created?.url.split('/file-store/')[1] ?? '')).toBe(name);
  await local.originals.deleteBlob(name);
  expect(await stored()).toEqual([]);
  expect(told().map((event) => event.name)).toEqual([name]);
});

test.each([
  'a/../b',
  './../file-store/../x',
  'a%2F..%2Fb',
  'a%5Cb',
  'a\\b',
  '%61%2e%2E',
  "it's(fine)*!~",
  'a+b:c@d;e=f,g&h$',
  'semi;colon=1',
])('%s, straight on the request line, is told of by the name that Azurite gives it', async (path) => {
  const request = (method: string) =>
    head(`${method} /devstoreaccount1/file-store/${path}?${local.sas}`, {
      'x-ms-blob-type': 'BlockBlob',
      'Content-Length': 0,
      Connection: 'close',
    });
  expect(await exchange(local.port, request('PUT'))).toContain('201 Created');
  const names = await stored();
  expect(names).toHaveLength(1);
  expect(told().map((event) => event.name)).toEqual(names);
  expect(await exchange(local.port, request('DELETE'))).toContain('202 Accepted');
  expect(told().map((event) => event.name)).toEqual(names);
});

test.each(['a%01b', 'c%0Dr', '%EF%BF%BE'])('%s would make every listing fail: it is refused', async (path) => {
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'Content-Length': 0, Connection: 'close' };
  const request = head(`PUT /devstoreaccount1/file-store/${path}?${local.sas}`, headers);
  expect(await exchange(local.port, request)).toContain('400 Bad Request');
  expect(await stored()).toEqual([]);
  expect(told()).toEqual([]);
});

test("Azure's own style of URL, with the account in the host, names the same originals", async () => {
  const Host = `devstoreaccount1.blob.localhost:${local.port}`;
  const headers = { Host, 'x-ms-blob-type': 'BlockBlob', 'Content-Length': 0, Connection: 'close' };
  const answer = await exchange(local.port, head(`PUT /file-store/a%20b.jpg?${local.sas}`, headers));
  expect(answer).toContain('201 Created');
  expect(await stored()).toEqual(['a b.jpg']);
  expect(told()).toEqual([{ name: 'a b.jpg', url: `http://${Host}/file-store/a%20b.jpg` }]);
});
