/** Uploads as a page makes them: registered, sent straight to the storage, gone on with, and never over anything. */
import { createHash, hash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Registered } from '../../api/uploads/registered.ts';
import type { UploadFile } from '../../api/uploads/uploadFile.ts';
import { idOf } from '../../core/id.ts';
import { recordName } from '../../core/names.ts';
import { aRecord } from '../rules/aRecord.ts';
import { useUploadApi } from './anUploadApi.ts';

const api = useUploadApi();
const MIB = 2 ** 20;
const MODIFIED = '2026-05-04T18:32:11.123+02:00';

type ToUpload = Extract<Registered, { status: 'upload' }>;

/** A folder of its own for each test. */
let folder = '';
let tests = 0;
beforeEach(() => {
  tests += 1;
  folder = `test ${tests}`;
});

async function register(...files: UploadFile[]): Promise<Registered[]> {
  const answer = await api().post('/api/uploads', { files });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { files: Registered[] }).files;
}

async function registerOne(file: UploadFile): Promise<ToUpload> {
  const [answer] = await register(file);
  if (answer?.status !== 'upload') throw new Error(`it is ${JSON.stringify(answer)}`);
  return answer;
}

const put = (url: string, body: string | Uint8Array, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'PUT', body: body as string, headers });

async function send(file: UploadFile, body: string): Promise<ToUpload> {
  const registered = await registerOne(file);
  const answer = await put(registered.url, body, registered.headers);
  expect(answer.status, await answer.text()).toBe(201);
  return registered;
}

describe('a file that goes up in one request', () => {
  it('is created by its URL, and announced', async () => {
    const name = `${folder}/IMG 1.JPG`;
    await api().events();
    const file = { name, bytes: 5, modifiedAt: MODIFIED };
    const registered = await send(file, 'hello');
    expect(registered).toMatchObject({ status: 'upload', name, id: idOf(name) });
    expect(registered).not.toHaveProperty('blockBytes');
    expect(Math.abs(Date.parse(registered.expiresAt) - Date.now() - 3_600_000)).toBeLessThan(10_000);
    expect(await api().events()).toEqual([name]);
    expect(await api().storage.originals.head(name)).toMatchObject({
      bytes: 5,
      contentType: 'application/octet-stream',
      metadata: { originalname: 'IMG%201.JPG', mtime: MODIFIED },
    });
  });

  it('exists afterwards, and no byte is sent again', async () => {
    const file = { name: `${folder}/a.jpg`, bytes: 5, modifiedAt: MODIFIED };
    await send(file, 'hello');
    const elsewhere = { ...file, modifiedAt: '2026-05-04T16:32:11.123Z' };
    const exists = { status: 'exists', name: file.name, id: idOf(file.name) };
    expect(await register(file, elsewhere)).toEqual([exists, exists]);
  });

  it('replaces nothing, though it was registered before the other came', async () => {
    const file = { name: `${folder}/a.jpg`, bytes: 5 };
    const [first, second] = [await registerOne(file), await registerOne(file)];
    expect((await put(first.url, 'first', first.headers)).status).toBe(201);
    expect([403, 409, 412]).toContain((await put(second.url, 'other', second.headers)).status);
    const { 'If-None-Match': _, ...unguarded } = second.headers;
    expect((await put(second.url, 'other', unguarded)).status).toBe(403);
    expect((await api().storage.originals.head(file.name)) as object).toMatchObject({ md5: hash('md5', 'first') });
  });

  it('costs one look at the storage, and none where the name fits no file', async () => {
    const files = Array.from({ length: 20 }, (_, n) => ({ name: `${folder}/${n}.jpg`, bytes: 5 }));
    await register({ name: `${folder}/first`, bytes: 1 });
    api().calls();
    await register(...files, { name: 'a\\b', bytes: 1 });
    expect(api().calls()).toEqual(files.map(() => 'other'));
  });

  it.each([
    'with space & #1?.jpg',
    '100%25 %41 é 写真 😀+=;.jpg',
    "it's/a//b/.hidden",
    '写'.repeat(1024),
    'ends with.',
    '"quoted" <and> [so] {on}.jpg',
  ])('keeps the name %.40s', async (given) => {
    const name = `${folder}/${given}`.slice(0, 1024);
    await api().events();
    await send({ name, bytes: 5 }, 'hello');
    expect(await api().events()).toEqual([name]);
    expect(await api().storage.originals.head(name)).toMatchObject({ name, bytes: 5 });
  });
});

describe('a file whose name is taken', () => {
  const file = (more: Partial<UploadFile> = {}): UploadFile => ({
    name: `${folder}/a.b.JPG`,
    bytes: 5,
    modifiedAt: MODIFIED,
    ...more,
  });
  const LATER = '2026-05-05T18:32:11.123+02:00';
  const sha256 = hash('sha256', 'hello');

  it('is asked for its hash where only that tells', async () => {
    await send(file({ sha256 }), 'hello');
    const [again] = await register(file({ modifiedAt: LATER }));
    expect(again).toEqual({ status: 'conflict', name: file().name });
    const { modifiedAt: _, ...undated } = file();
    expect((await register(undated))[0]?.status).toBe('conflict');
  });

  it('exists if its content does, as its uploader said', async () => {
    await send(file({ sha256 }), 'hello');
    expect((await register(file({ modifiedAt: LATER, sha256 })))[0]).toMatchObject({ status: 'exists' });
  });

  it('exists if its content does, as its record says, and not as an older record says', async () => {
    await send(file(), 'hello');
    const there = await api().storage.originals.head(file().name);
    if (there === 'missing') throw new Error('it was sent');
    const record = { ...aRecord(), id: idOf(there.name), name: there.name, sha256 };
    const write = (etag: string) =>
      api().storage.records.put(recordName(record.id), Buffer.from(JSON.stringify({ ...record, etag })), {
        contentType: 'application/json',
      });
    await write('of another version');
    const asked = file({ modifiedAt: LATER, sha256 });
    expect((await register(asked))[0]).toMatchObject({ status: 'upload', name: `${folder}/a.b (2).JPG` });
    await write(there.etag);
    expect((await register(asked))[0]).toMatchObject({ status: 'exists', name: there.name });
  });

  it('goes to the first number that is free, and exists at the first that has its content', async () => {
    await send(file({ sha256 }), 'hello');
    const other = file({ modifiedAt: LATER, sha256: hash('sha256', 'other') });
    expect(await send(other, 'other')).toMatchObject({ name: `${folder}/a.b (2).JPG` });
    expect((await register(other))[0]).toMatchObject({ status: 'exists', name: `${folder}/a.b (2).JPG` });
    const third = file({ bytes: 6 });
    expect(await send(third, 'longer')).toMatchObject({ name: `${folder}/a.b (3).JPG` });
    expect((await register(third))[0]).toMatchObject({ status: 'exists', name: `${folder}/a.b (3).JPG` });
  });

  it('keeps its own name as what it was called', async () => {
    await send(file(), 'hello');
    const { name } = await send(file({ bytes: 6 }), 'longer');
    expect(await api().storage.originals.head(name)).toMatchObject({ metadata: { originalname: 'a.b.JPG' } });
  });
});

describe('a large file', () => {
  const BYTES = 33 * MIB;
  const content = Buffer.alloc(BYTES, 'ironviper');
  const idAt = (index: number) => Buffer.alloc(24, index).toString('base64');
  const stage = (url: string, index: number, blockBytes: number) =>
    put(
      `${url}&comp=block&blockid=${encodeURIComponent(idAt(index))}`,
      content.subarray(index * blockBytes, (index + 1) * blockBytes),
    );
  const commit = (url: string, ids: string[], headers: Record<string, string>) =>
    put(
      `${url}&comp=blocklist`,
      `<BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`,
      headers,
    );
  const progressOf = async (upload: string) =>
    (await (await api().get(`/api/uploads/${upload}`)).json()) as {
      name: string;
      committed: boolean;
      blocks: { id: string; bytes: number }[];
    };

  it('goes up in blocks, is gone on with by another URL, and is announced when it is whole', async () => {
    const file = { name: `${folder}/film #1.mp4`, bytes: BYTES, modifiedAt: MODIFIED };
    await api().events();
    const { url, upload, headers, blockBytes = 0 } = await registerOne(file);
    expect(blockBytes).toBe(8 * MIB);
    expect(await progressOf(upload)).toEqual({ name: file.name, committed: false, blocks: [] });
    for (const index of [0, 2]) expect((await stage(url, index, blockBytes)).status).toBe(201);
    const { blocks } = await progressOf(upload);
    expect(blocks.map(({ id }) => id).sort()).toEqual([idAt(0), idAt(2)].sort());
    expect(blocks.map(({ bytes }) => bytes)).toEqual([8 * MIB, 8 * MIB]);

    const renewed = await api().post(`/api/uploads/${upload}/renew`);
    const { url: newer, expiresAt } = (await renewed.json()) as { url: string; expiresAt: string };
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 3_600_000)).toBeLessThan(10_000);
    const staged = new Set(blocks.map(({ id }) => id));
    const missing = [0, 1, 2, 3, 4].filter((index) => !staged.has(idAt(index)));
    for (const index of missing) expect((await stage(newer, index, blockBytes)).status).toBe(201);
    expect(await api().events()).toEqual([]);
    expect((await commit(newer, [0, 1, 2, 3, 4].map(idAt), headers)).status).toBe(201);
    expect(await api().events()).toEqual([file.name]);
    expect(await progressOf(upload)).toEqual({ name: file.name, committed: true, blocks: [] });
    expect((await register(file))[0]).toMatchObject({ status: 'exists', name: file.name });

    const read = await api().storage.originals.read(file.name);
    if (typeof read === 'string') throw new Error(`it is ${read}`);
    const sha256 = createHash('sha256');
    for await (const chunk of read.body) sha256.update(chunk);
    expect(sha256.digest('hex')).toBe(hash('sha256', content));
    expect(read).toMatchObject({ contentType: 'application/octet-stream', metadata: { mtime: MODIFIED } });
  });

  it('takes only block ids of one length, and commits only what was staged', async () => {
    const { url, headers } = await registerOne({ name: `${folder}/film.mp4`, bytes: BYTES });
    expect((await stage(url, 0, MIB)).status).toBe(201);
    const shorter = Buffer.alloc(5, 1).toString('base64');
    expect((await put(`${url}&comp=block&blockid=${encodeURIComponent(shorter)}`, 'x')).status).toBe(400);
    expect((await put(`${url}&comp=block&blockid=not%20base64!`, 'x')).status).toBe(400);
    expect((await commit(url, [idAt(0), idAt(7)], headers)).status).toBe(400);
    expect(await api().storage.originals.head(`${folder}/film.mp4`)).toBe('missing');
  });

  it('is not committed over what came meanwhile', async () => {
    const name = `${folder}/film.mp4`;
    const { url, headers } = await registerOne({ name, bytes: BYTES });
    expect((await stage(url, 0, MIB)).status).toBe(201);
    await api().storage.originals.put(name, Buffer.from('first'), { contentType: 'video/mp4' });
    expect([409, 412]).toContain((await commit(url, [idAt(0)], headers)).status);
    expect(await api().storage.originals.head(name)).toMatchObject({ bytes: 5 });
  });
});
