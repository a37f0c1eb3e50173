/** Files straight from the storage: fresh, by one request, whatever a client sends along. */
import { beforeAll, expect, it } from 'vitest';
import type { Page } from '../../api/wire/page.ts';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { recordName } from '../../core/names.ts';
import type { Operation } from '../../core/operations.ts';
import type { Storage } from '../../core/storage.ts';
import { useAzurite } from '../azurite.ts';
import { aRecord } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';
import { type AnApi, anApi } from './anApi.ts';

const azurite = useAzurite();
const RECORD = aRecord();
const calls: Operation[] = [];
let storage: Storage;
let api: AnApi;

beforeAll(async () => {
  await ensureStorage(azurite.account());
  storage = openStorage(azurite.account(), { onCall: (operation) => calls.push(operation) });
  api = await anApi([], { storage });
  const bytes = Buffer.from(JSON.stringify(RECORD));
  await storage.records.put(recordName(RECORD.id), bytes, { contentType: 'application/json' });
  for (let i = 0; i < 7; i += 1) {
    const trashedAt = i === 3 ? '2026-06-02T00:00:00.000Z' : undefined;
    await storage.files.put(aRow(`2026/${i}.jpg`, { trashedAt, lat: 59.5, lon: 10.5 }));
  }
  await storage.files.put(aRow('2025/old.jpg', { takenLocal: '2025-01-01T00:00:00' }));
  await storage.files.put(aRow('scan.jpg', { takenLocal: undefined }));
});

async function counted<T>(work: () => Promise<T>): Promise<{ answer: T; made: Operation[] }> {
  calls.length = 0;
  return { answer: await work(), made: [...calls] };
}

it('reads a record by one request, and by one request finds that the client has it', async () => {
  const path = `/api/files/${RECORD.id}`;
  const first = await counted(() => api.get(path));
  expect(await first.answer.json()).toEqual(RECORD);
  expect(first.made).toEqual(['read']);
  const etag = first.answer.headers.get('etag') ?? '';
  const again = await counted(() => api.get(path, 'owner', { 'if-none-match': etag }));
  expect(again.answer.status).toBe(304);
  expect(again.answer.headers.get('etag')).toBe(etag);
  expect(again.made).toEqual(['read']);
});

it.each(['"zzz-owner-0.0.0-test"', '"\'; drop-owner-0.0.0-test"', '""', '"a", "b"', 'x'.repeat(4000)])(
  'answers the record to If-None-Match: %s',
  async (tag) => {
    expect((await api.get(`/api/files/${RECORD.id}`, 'owner', { 'if-none-match': tag })).status).toBe(200);
  },
);

it('takes a list of tags, and * for any answer there is', async () => {
  const path = `/api/files/${RECORD.id}`;
  const etag = (await api.get(path)).headers.get('etag');
  for (const tags of [`"another", ${etag}`, '*']) {
    expect((await api.get(path, 'owner', { 'if-none-match': tags })).status).toBe(304);
  }
  expect((await api.get('/api/files/aaaaaaaaaaaaaaaa', 'owner', { 'if-none-match': '*' })).status).toBe(404);
});

it('lists a month by one request a page, without trash', async () => {
  const names: string[] = [];
  let pages = 0;
  let cursor: string | null = '';
  while (cursor !== null) {
    const asked = `/api/files?month=2026-05&limit=3${cursor && `&cursor=${cursor}`}`;
    const { answer, made } = await counted(() => api.get(asked));
    expect(made).toEqual(['table']);
    const page = (await answer.json()) as Page;
    names.push(...page.files.map(({ name }) => name));
    ({ cursor } = page);
    pages += 1;
  }
  expect(names.sort()).toEqual([0, 1, 2, 4, 5, 6].map((i) => `2026/${i}.jpg`));
  expect(pages).toBe(3);
});

it('lists what has no date, and a month in which there is nothing', async () => {
  expect(await (await api.get('/api/files?month=none')).json()).toMatchObject({
    files: [{ name: 'scan.jpg' }],
    cursor: null,
  });
  expect(await (await api.get('/api/files?month=1999-12')).json()).toEqual({ files: [], cursor: null });
});

it('tells places to owners alone', async () => {
  expect(await (await api.get('/api/files?month=2026-05')).text()).toContain('59.5');
  expect(await (await api.get('/api/files?month=2026-05', 'viewer')).text()).not.toMatch(/59\.5|"l(at|on)"/);
});

it.each([
  'month=2026-13',
  'month=2026',
  'month=',
  '',
  "month=2026-05'%20or%20'",
  'month=2026-05&limit=0',
  'month=2026-05&limit=501',
])('answers 400 to ?%s', async (query) => {
  expect((await api.get(`/api/files?${query}`)).status).toBe(400);
});

it('answers 400 to a cursor that it never gave, and to one of another month', async () => {
  const { cursor } = (await (await api.get('/api/files?month=2026-05&limit=1')).json()) as Page;
  for (const [month, forged] of [
    ['2025-01', cursor],
    ['2026-05', 'x'],
    ['2026-05', '%00'],
    ['2026-05', made('2026-05', 'no token')],
    ['2026-05', made('2026-05', null)],
    ['2026-05', made('2026-05', { nextPartitionKey: 1 })],
  ]) {
    expect((await api.get(`/api/files?month=${month}&cursor=${forged}`)).status).toBe(400);
  }
});

it('gives nothing of another month to a cursor made by hand', async () => {
  for (const key of ['2025-01', '2026-05', 'none', "'", '\u0000', '1!8!bm9uZQ--', '\u{1f4f7}', 'x'.repeat(2000)]) {
    for (const nextRowKey of [undefined, '', 'a', '\u0000', "' or ''='", 'x'.repeat(2000)]) {
      const answer = await api.get(
        `/api/files?month=2026-05&cursor=${made('2026-05', { nextPartitionKey: key, nextRowKey })}`,
      );
      expect([200, 400]).toContain(answer.status);
      const { files = [] } = (await answer.json()) as Partial<Page>;
      expect(files.filter(({ name }) => !name.startsWith('2026/'))).toEqual([]);
    }
  }
});

/** As the storage's adapter writes them. */
function made(month: string, token: unknown): string {
  const inner = Buffer.from(JSON.stringify(token)).toString('base64');
  return Buffer.from(JSON.stringify([month, inner])).toString('base64url');
}
