/** What could not be converted, and why. */
import { expect, it } from 'vitest';
import type { Fault } from '../../core/fault.ts';
import { FAULT_WORDS } from '../../core/faultWords.ts';
import { recordName } from '../../core/names.ts';
import type { FileRecord } from '../../core/record.ts';
import { rowOf } from '../../core/row.ts';
import { aRecord } from '../rules/aRecord.ts';
import { type AnApi, anApi } from './anApi.ts';

const failed = (name: string, code: Fault['code'], changes: Partial<FileRecord> = {}) =>
  aRecord({
    name,
    state: 'failed',
    fault: { code, message: `${name} is bad`, stage: 'decode', attempts: 2 },
    ...changes,
  });

const RECORDS = [failed('a', 'corrupt'), failed('b', 'corrupt'), failed('c', 'empty')];

/** Published as `records` say, and then written as `now` says. */
async function apiWith(records: readonly FileRecord[], now: readonly FileRecord[] = records): Promise<AnApi> {
  const api = await anApi(records.flatMap((record) => rowOf(record) ?? []));
  for (const record of now) {
    const bytes = Buffer.from(JSON.stringify(record));
    await api.storage.records.put(recordName(record.id), bytes, { contentType: 'application/json' });
  }
  return api;
}

it('groups them by fault, and says of each what its record says', async () => {
  const api = await apiWith(RECORDS);
  expect(await (await api.get('/api/failures')).json()).toMatchObject({
    groups: [
      { fault: 'corrupt', count: 2, ...FAULT_WORDS.corrupt },
      { fault: 'empty', count: 1, ...FAULT_WORDS.empty },
    ],
    files: ['a', 'b', 'c'].map((name) => ({
      ...{ name, message: `${name} is bad`, stage: 'decode', attempts: 2 },
      convertedAt: '2026-06-01T10:00:05.000Z',
    })),
    cursor: null,
  });
});

it('shows one group, page by page', async () => {
  const api = await apiWith(RECORDS);
  const page = async (query: string) =>
    (await (await api.get(`/api/failures?fault=corrupt&limit=1${query}`)).json()) as { cursor: string };
  const first = await page('');
  expect(first).toMatchObject({ groups: [{ count: 2 }, { count: 1 }], files: [{ name: 'a' }] });
  expect(await page(`&cursor=${first.cursor}`)).toMatchObject({ files: [{ name: 'b' }], cursor: null });
});

it('takes the limit of any listing, and gives fifty at most, since each is a request', async () => {
  const api = await apiWith(Array.from({ length: 60 }, (_, i) => failed(`${i}`, 'empty')));
  const first = (await (await api.get('/api/failures?limit=500')).json()) as { files: object[]; cursor: string };
  expect(first.files).toHaveLength(50);
  const rest = (await (await api.get(`/api/failures?limit=500&cursor=${first.cursor}`)).json()) as typeof first;
  expect([rest.files.length, rest.cursor]).toEqual([10, null]);
});

it('leaves out what has been mended, trashed or removed since it was published', async () => {
  const trashed = { at: '2026-06-02T00:00:00.000Z', sha256: RECORDS[1]!.sha256, etag: '0x1' };
  const now = [aRecord({ name: 'a' }), failed('b', 'corrupt', { user: { trashed } })];
  const api = await apiWith(RECORDS, now);
  expect(await (await api.get('/api/failures')).json()).toMatchObject({ files: [], cursor: null });
});

it.each(['{"schema":1,', 'null', JSON.stringify({ ...RECORDS[1], schema: 2 })])(
  'a record that can not be read (%s) costs the words of its own row alone',
  async (text) => {
    const api = await apiWith(RECORDS);
    const name = recordName(RECORDS[1]!.id);
    await api.storage.records.put(name, Buffer.from(text), { contentType: 'application/json' });
    const page = await api.get('/api/failures');
    expect([page.status, await page.json()]).toMatchObject([
      200,
      {
        files: [
          { name: 'a', message: 'a is bad' },
          { name: 'b', fault: 'corrupt', message: expect.stringContaining('can’t be read') },
          { name: 'c', message: 'c is bad' },
        ],
      },
    ]);
    expect(api.lines).toContainEqual(
      expect.objectContaining({ event: 'record.unreadable', message: expect.stringContaining(name) }),
    );
  },
);

it('is for owners, and knows what can be asked for', async () => {
  const api = await apiWith(RECORDS);
  expect((await api.get('/api/failures', 'viewer')).status).toBe(403);
  for (const query of ['fault=bad', 'limit=501', 'cursor=x']) {
    expect((await api.get(`/api/failures?${query}`)).status).toBe(400);
  }
});
