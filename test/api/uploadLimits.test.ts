/** What may be asked of the uploads, and what hostile clients get. */
import { describe, expect, it } from 'vitest';
import { MOST_BYTES } from '../../api/uploads/blockBytes.ts';
import type { Registered } from '../../api/uploads/registered.ts';
import type { UploadFile } from '../../api/uploads/uploadFile.ts';
import { uploadIdOf } from '../../api/uploads/uploadId.ts';
import { idOf } from '../../core/id.ts';
import { memoryStorage } from '../fakes/storage.ts';
import { aRow } from '../rules/aRow.ts';
import { type AnApi, anApi } from './anApi.ts';

const MIB = 2 ** 20;

async function register(api: AnApi, ...files: UploadFile[]): Promise<Registered[]> {
  const answer = await api.post('/api/uploads', { files });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { files: Registered[] }).files;
}

describe('registering', () => {
  it.each([
    ['', 'no name'],
    ['a\\b.jpg', 'backslash'],
    ['a\u0000b', 'control character'],
    ['a\rb', 'control character'],
    ['\ud800.jpg', 'no Unicode'],
    ['../etc/passwd', '".."'],
    ['a/./b', '"."'],
    ['x'.repeat(1025), '1,025 characters'],
    [`${'a/'.repeat(254)}b`, '254 folders deep'],
  ])('rejects the name %.20j and says why', async (name, why) => {
    const [answer] = await register(await anApi(), { name, bytes: 1 });
    expect(answer).toMatchObject({ status: 'rejected', name, why: expect.stringContaining(why) });
  });

  it('rejects what no blob can hold, alone among others', async () => {
    const api = await anApi();
    const files = [0, MOST_BYTES, MOST_BYTES + 1].map((bytes, n) => ({ name: `${n}`, bytes }));
    const answers = await register(api, ...files);
    expect(answers.map(({ status }) => status)).toEqual(['upload', 'upload', 'rejected']);
  });

  it.each([
    [0, undefined],
    [32 * MIB, undefined],
    [32 * MIB + 1, 8 * MIB],
    [50_000 * 8 * MIB, 8 * MIB],
    [50_000 * 8 * MIB + 1, 16 * MIB],
    [MOST_BYTES, 4000 * MIB],
  ])('a file of %d bytes has blocks of %s, 50,000 of them at most', async (bytes, blockBytes) => {
    const [answer] = await register(await anApi(), { name: 'a', bytes });
    expect(answer?.status === 'upload' ? answer.blockBytes : answer).toBe(blockBytes);
    const url = answer?.status === 'upload' ? answer.url : '';
    expect(url).toContain(blockBytes === undefined ? 'sig=create' : 'sig=blocks');
  });

  it('leaves a name that is too long for metadata to the blob’s own', async () => {
    const api = await anApi();
    const [short, long] = await register(api, ...[400, 500].map((n) => ({ name: `a/${'山'.repeat(n)}`, bytes: 1 })));
    expect(short).toMatchObject({ headers: { 'x-ms-meta-originalname': encodeURIComponent('山'.repeat(400)) } });
    expect(long).toMatchObject({ status: 'upload' });
    expect(long).not.toHaveProperty('headers.x-ms-meta-originalname');
  });

  it('says that what exists is in the trash', async () => {
    const trashedAt = '2026-06-02T00:00:00.000Z';
    const api = await anApi([aRow('a.jpg', { trashedAt }), aRow('b.jpg')]);
    const metadata = { mtime: '2026-05-04T18:32:11Z' };
    for (const name of ['a.jpg', 'b.jpg']) {
      await api.storage.originals.put(name, new Uint8Array(5), { contentType: 'image/jpeg', metadata });
    }
    const file = { bytes: 5, modifiedAt: metadata.mtime };
    expect(await register(api, { name: 'a.jpg', ...file }, { name: 'b.jpg', ...file })).toEqual([
      { status: 'exists', name: 'a.jpg', id: idOf('a.jpg'), trashed: true },
      { status: 'exists', name: 'b.jpg', id: idOf('b.jpg') },
    ]);
  });

  it('gives up after a hundred other contents of one name', async () => {
    const api = await anApi();
    const put = (name: string) => api.storage.originals.put(name, new Uint8Array(5), { contentType: 'image/jpeg' });
    await put('.hidden');
    for (let n = 2; n <= 100; n += 1) await put(`.hidden (${n})`);
    const [answer] = await register(api, { name: '.hidden', bytes: 6 });
    expect(answer).toMatchObject({ status: 'rejected', why: expect.stringContaining('100 files of this name') });
  });

  it('rejects a name that has no room for a number', async () => {
    const api = await anApi();
    const name = 'x'.repeat(1024);
    await api.storage.originals.put(name, new Uint8Array(5), { contentType: 'image/jpeg' });
    expect((await register(api, { name, bytes: 6 }))[0]).toMatchObject({ status: 'rejected', name });
  });

  it.each([
    {},
    { files: [] },
    { files: Array.from({ length: 101 }, (_, n) => ({ name: `${n}`, bytes: 1 })) },
    { files: [{ name: 'a', bytes: -1 }] },
    { files: [{ name: 'a', bytes: 1.5 }] },
    { files: [{ name: 'a', bytes: 2 ** 60 }] },
    { files: [{ name: 'a', bytes: '1' }] },
    { files: [{ name: 5, bytes: 1 }] },
    { files: [{ name: 'a', bytes: 1, sha256: 'AB'.repeat(32) }] },
    { files: [{ name: 'a', bytes: 1, modifiedAt: 'yesterday' }] },
    { files: [{ name: 'a', bytes: 1, modifiedAt: '2026-05-04T18:32:11' }] },
    { files: [{ name: 'a', bytes: 1, modifiedAt: '2026-05-04T18:32:11Z\r\nx-ms-version: 1' }] },
  ])('answers 400 to %.80j', async (body) => {
    expect((await (await anApi()).post('/api/uploads', body)).status).toBe(400);
  });

  it('is an outage while the storage is away', async () => {
    const api = await anApi();
    api.storage.originals.broken = 'the storage is away';
    expect((await api.post('/api/uploads', { files: [{ name: 'a', bytes: 1 }] })).status).toBe(503);
  });
});

describe('an upload’s id', () => {
  const inBase64 = (text: string) => Buffer.from(text).toString('base64url');
  it.each([
    'nonsense',
    '%00',
    inBase64('null'),
    inBase64('["a"]'),
    inBase64('["a",-1]'),
    inBase64('["a",1,2]'),
    inBase64('["../a",1]'),
    inBase64('["a\\\\b",1]'),
    inBase64('["\\ud800",1]'),
    inBase64('[ "a", 1 ]'),
    `${uploadIdOf({ name: 'a', bytes: 1 })}=`,
    inBase64(`["${'x'.repeat(1025)}",1]`),
  ])('that nobody gave is a 400: %.40s', async (id) => {
    const api = await anApi();
    expect((await api.get(`/api/uploads/${id}`)).status).toBe(400);
    expect((await api.post(`/api/uploads/${id}/renew`, {})).status).toBe(400);
  });

  it('has room for every name', async () => {
    const name = `${'写'.repeat(1024)}`;
    const answer = await (await anApi()).get(`/api/uploads/${uploadIdOf({ name, bytes: 5 })}`);
    expect(await answer.json()).toEqual({ name, blocks: [], committed: false });
  });

  it('leads to the storage alone that it was made for', async () => {
    const api = await anApi([], { storage: memoryStorage({ now: Date.now, sleep: async () => {} }) });
    const id = uploadIdOf({ name: 'a b.mp4', bytes: 40 * MIB });
    const answer = await api.post(`/api/uploads/${id}/renew`, {});
    expect(((await answer.json()) as { url: string }).url).toContain('/file-store/a%20b.mp4?sig=blocks');
  });
});
