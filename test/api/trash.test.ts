/** What people have hidden. */
import { expect, it } from 'vitest';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

const ROWS = [1, 2, 3].map((day) => aRow(`${day}.jpg`, { bytes: day, trashedAt: `2026-06-0${day}T00:00:00.000Z` }));

it('shows all of it page by page, the last first, and how much it is', async () => {
  const api = await anApi([...ROWS, aRow('kept.jpg')]);
  const page = async (query: string) =>
    (await (await api.get(`/api/trash?limit=2${query}`)).json()) as { cursor: string };
  const first = await page('');
  expect(first).toMatchObject({
    files: [{ name: '3.jpg', trashedAt: '2026-06-03T00:00:00.000Z' }, { name: '2.jpg' }],
    total: 3,
    bytes: 6,
  });
  expect(await page(`&cursor=${first.cursor}`)).toMatchObject({ files: [{ name: '1.jpg' }], total: 3, cursor: null });
});

it('is for owners, and refuses a cursor that is none', async () => {
  const api = await anApi(ROWS);
  expect((await api.get('/api/trash', 'viewer')).status).toBe(403);
  expect((await api.get('/api/trash?cursor=x')).status).toBe(400);
});
