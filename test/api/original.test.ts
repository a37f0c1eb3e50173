/** Originals: by URLs of the storage, for owners, and nothing in them that a browser would run. */
import { describe, expect, it } from 'vitest';
import { servedAs } from '../../api/originals/servedAs.ts';
import { idOf } from '../../core/id.ts';
import { recordName } from '../../core/names.ts';
import type { FileRecord } from '../../core/record.ts';
import { tombstoneOf } from '../../core/tombstone.ts';
import { aRecord } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';
import { type AnApi, anApi } from './anApi.ts';

const urlOf = (name: string, query = '') => `/api/files/${idOf(name)}/original${query}`;
const JSON_PLEASE = { accept: 'application/json' };

async function write(api: AnApi, record: FileRecord): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(record));
  await api.storage.records.put(recordName(record.id), bytes, { contentType: 'application/json' });
}

it('leads to the storage, for a quarter of an hour', async () => {
  const api = await anApi([aRow('a b.jpg')]);
  const answer = await api.get(urlOf('a b.jpg'));
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toContain('/file-store/a%20b.jpg?sig=read&rscd=inline');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('vary')).toContain('Accept');
  const told = await (await api.get(urlOf('a b.jpg'), 'owner', JSON_PLEASE)).json();
  const expiresAt = new Date(api.clock.now() + 15 * 60_000).toISOString();
  expect(told).toEqual({ url: answer.headers.get('location'), expiresAt });
});

it('is found by its record before anybody has published it, and in the trash', async () => {
  const api = await anApi([aRow('b.jpg', { trashedAt: '2026-06-02T00:00:00.000Z' })]);
  const record = aRecord();
  await write(api, record);
  expect((await api.get(`/api/files/${record.id}/original`)).status).toBe(302);
  expect((await api.get(urlOf('b.jpg'))).status).toBe(302);
});

it('is unknown, or gone, or for owners', async () => {
  const api = await anApi([aRow('a.jpg')]);
  await write(api, tombstoneOf(idOf('gone.jpg'), 'gone.jpg', undefined, '2026-06-01T10:00:00.000Z'));
  expect((await api.get(urlOf('gone.jpg'))).status).toBe(410);
  expect((await api.get(urlOf('never.jpg'))).status).toBe(404);
  expect((await api.get(urlOf('a.jpg'), 'viewer')).status).toBe(403);
  expect((await api.get(urlOf('a.jpg'), null)).status).toBe(401);
  expect((await api.get(urlOf('a.jpg', '?disposition=evil'))).status).toBe(400);
  expect((await api.get('/api/files/UPPER/original')).status).toBe(400);
});

describe('a browser', () => {
  it.each([
    ['jpeg', 'a.jpg', 'image/jpeg'],
    ['jpeg', 'a.html', 'image/jpeg'],
    ['png', 'a.svg', 'image/png'],
    ['webp', 'a', 'image/webp'],
    ['avif', 'a.avif', 'image/avif'],
    ['gif', 'a.gif', 'image/gif'],
    ['tiff', 'a.tif', 'image/tiff'],
    ['heif', 'a.HEIC', 'image/heic'],
    ['video', 'a.MOV', 'video/mp4'],
    ['video', 'a.webm', 'video/webm'],
    ['video', 'a.html', 'video/mp4'],
  ])('shows a %s called %s, as %s', (kind, name, contentType) => {
    expect(servedAs(name, kind, 'inline')).toEqual({ contentType, disposition: expect.stringMatching(/^inline; /) });
    expect(servedAs(name, kind, 'attachment').disposition).toMatch(/^attachment; /);
  });

  it.each(['svg', 'other', 'sidecar', 'raw', 'image', '__proto__', 'constructor', ''])(
    'is never to show a file of kind %j, whatever it is called',
    (kind) => {
      const as = servedAs('a.jpg', kind, 'inline');
      expect(as).toEqual({
        contentType: 'application/octet-stream',
        disposition: expect.stringMatching(/^attachment; /),
      });
    },
  );

  it.each(['constructor', '__proto__', 'toString'])('takes a video that ends in .%s for a video', (ext) => {
    expect(servedAs(`a.${ext}`, 'video', 'inline').contentType).toBe('video/mp4');
  });

  it.each([
    ['2026/05/IMG_1.JPG', `filename="IMG_1.JPG"; filename*=UTF-8''IMG_1.JPG`],
    ['a"b\\c;d%20.jpg', `filename="a_b_c;d_20.jpg"; filename*=UTF-8''a%22b%5Cc%3Bd%2520.jpg`],
    ["it's (1)*.jpg", `filename="it's (1)*.jpg"; filename*=UTF-8''it%27s%20%281%29%2a.jpg`],
    ['写 é😀.jpg', `filename="_ __.jpg"; filename*=UTF-8''%E5%86%99%20%C3%A9%F0%9F%98%80.jpg`],
    ['a\r\nset-cookie: b\u0000.jpg', `filename="a__set-cookie: b_.jpg"; filename*=UTF-8''a__set-cookie%3A%20b_.jpg`],
    ['photo\u202egpj.exe', `filename="photo_gpj.exe"; filename*=UTF-8''photo_gpj.exe`],
    ['ends/', `filename="ends/"; filename*=UTF-8''ends%2F`],
  ])('saves %j under that name', (name, said) => {
    expect(servedAs(name, 'jpeg', 'attachment').disposition).toBe(`attachment; ${said}`);
  });

  it('is given no longer a name than a disk takes, with what it ends in', () => {
    const { disposition } = servedAs(`${'写'.repeat(1000)}.jpeg`, 'jpeg', 'inline');
    const [, encoded = ''] = /UTF-8''(.+)$/.exec(disposition) ?? [];
    expect(decodeURIComponent(encoded)).toBe(`${'写'.repeat(65)}.jpeg`);
  });
});
