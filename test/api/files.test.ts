/** Files by their id, and the states of many. */
import { expect, it } from 'vitest';
import { idOf } from '../../core/id.ts';
import { recordName } from '../../core/names.ts';
import type { FileRecord } from '../../core/record.ts';
import { tombstoneOf } from '../../core/tombstone.ts';
import type { MemoryStorage } from '../fakes/storage.ts';
import { aRecord } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';
import { type AnApi, anApi } from './anApi.ts';

const SECRET = 'only-for-owners';
const FULL = aRecord({
  etag: SECRET,
  gps: { lat: 59.123456, lon: 10.654321, altitude: 12 },
  exif: { GPSLatitude: 59.123456, SubSecTime: SECRET },
  xmp: { Location: SECRET },
  embedded: { offset: 4711, length: 10, width: 100, height: 100 },
  takenOffsetMin: 120,
  keywords: ['harbour'],
  fault: { code: 'corrupt', message: SECRET, stage: 'decode', attempts: 1 },
  user: { favorite: true, rating: 4, trashed: { at: '2026-06-02T00:00:00.000Z', sha256: 'of before', etag: SECRET } },
});

async function put(storage: MemoryStorage, record: FileRecord): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(record));
  await storage.records.put(recordName(record.id), bytes, { contentType: 'application/json' });
}

async function apiWith(record: FileRecord): Promise<AnApi> {
  const api = await anApi();
  await put(api.storage, record);
  return api;
}

it('answers an owner the record as it is stored, with the dumps only where they are asked for', async () => {
  const api = await apiWith(FULL);
  const { exif: _, xmp: __, ...rest } = FULL;
  expect(await (await api.get(`/api/files/${FULL.id}`)).json()).toEqual(rest);
  expect(await (await api.get(`/api/files/${FULL.id}?include=exif`)).json()).toEqual(FULL);
});

it('tells a viewer nothing of the place, the dumps and the original', async () => {
  const api = await apiWith(FULL);
  const answer = await api.get(`/api/files/${FULL.id}`, 'viewer');
  const text = await answer.text();
  for (const secret of [SECRET, '59.123', '10.654', '4711']) expect(text).not.toContain(secret);
  expect(JSON.parse(text)).toMatchObject({
    ...{ name: FULL.name, takenLocal: FULL.takenLocal, takenOffsetMin: 120, keywords: ['harbour'], rev: FULL.rev },
    ...{ user: { favorite: true, rating: 4 }, fault: { code: 'corrupt' } },
  });
});

it('leaves out a field that this release does not know', async () => {
  const api = await apiWith({ ...aRecord(), whereabouts: SECRET } as FileRecord);
  expect(await (await api.get(`/api/files/${FULL.id}`, 'viewer')).text()).not.toContain(SECRET);
});

it('answers 403 to a viewer who asks for EXIF, and 401 to nobody', async () => {
  const api = await apiWith(FULL);
  expect((await api.get(`/api/files/${FULL.id}?include=exif`, 'viewer')).status).toBe(403);
  expect((await api.get(`/api/files/${FULL.id}`, null)).status).toBe(401);
});

it('answers what is in the trash, and tombstones, to owners alone', async () => {
  const { id, name, sha256, etag } = FULL;
  const trashed = aRecord({ user: { trashed: { at: '2026-06-02T00:00:00.000Z', sha256, etag } } });
  for (const hidden of [trashed, tombstoneOf(id, name, FULL, '2026-06-03T00:00:00.000Z')]) {
    const api = await apiWith(hidden);
    expect(await (await api.get(`/api/files/${id}`)).json()).toEqual(hidden);
    expect((await api.get(`/api/files/${id}`, 'viewer')).status).toBe(404);
  }
});

it('answers 404 for a file that nobody has, and 400 for what is no id', async () => {
  const api = await anApi();
  expect((await api.get(`/api/files/${idOf('nothing')}`)).status).toBe(404);
  for (const id of ['x', '..%2f..%2frecords', 'A'.repeat(16), '%00', 'a'.repeat(17)]) {
    expect((await api.get(`/api/files/${id}`)).status).toBe(400);
  }
});

it('answers 304 as long as the record is what the client has, and to nobody who had it in another role', async () => {
  const api = await apiWith(FULL);
  const path = `/api/files/${FULL.id}`;
  const etag = (await api.get(path)).headers.get('etag') ?? '';
  const ask = async (who: 'owner' | 'viewer', tag: string) =>
    (await api.get(path, who, { 'if-none-match': tag })).status;
  expect(await ask('owner', etag)).toBe(304);
  expect(await ask('owner', `W/${etag}`)).toBe(304);
  expect(await ask('viewer', etag)).toBe(200);
  await put(api.storage, { ...FULL, title: 'new' });
  expect(await ask('owner', etag)).toBe(200);
});

it('says how far each of up to 500 files is', async () => {
  const api = await anApi([aRow('good'), aRow('bad', { state: 'failed', fault: 'empty' })]);
  const [good, bad, fresh] = ['good', 'bad', 'new'].map(idOf) as [string, string, string];
  const answer = await api.post('/api/files/states', { ids: [good, bad, fresh] }, 'viewer');
  expect(await answer.json()).toEqual({
    states: { [good]: 'ok', [bad]: 'failed', [fresh]: 'waiting' },
    faults: { [bad]: 'empty' },
  });
  const many = Array.from({ length: 501 }, (_, i) => idOf(`${i}`));
  expect((await api.post('/api/files/states', { ids: many.slice(1) })).status).toBe(200);
  for (const body of [{ ids: many }, { ids: ['__proto__'] }, { ids: [1] }, {}, null]) {
    expect((await api.post('/api/files/states', body)).status).toBe(400);
  }
});
