/** How much there is of what. */
import { expect, it } from 'vitest';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

it('counts a library, and tells owners alone of the trash', async () => {
  const api = await anApi([
    aRow('a.jpg', { favorite: true }),
    aRow('b.cr2', { kind: 'raw', bytes: 5000, takenLocal: '2019-07-01T10:00:00' }),
    aRow('c.txt', { kind: 'other', state: 'unsupported', takenLocal: undefined }),
    aRow('d.jpg', { trashedAt: '2026-06-02T00:00:00.000Z' }),
  ]);
  const counted = {
    files: 3,
    bytes: 7000,
    byState: { ok: 2, unsupported: 1 },
    byKind: { jpeg: { files: 1, bytes: 1000 }, raw: { files: 1, bytes: 5000 }, other: { files: 1, bytes: 1000 } },
    byYear: [
      [2026, 1, 1000],
      [2019, 1, 5000],
    ],
    undated: 1,
    from: '2019-07-01',
    to: '2026-05-04',
    favorites: 1,
    arrivals: [['2026-06-01T10:00:00Z', 3]],
  };
  expect(await (await api.get('/api/stats', 'viewer')).json()).toEqual(counted);
  const trashed = { files: 1, bytes: 1000 };
  expect(await (await api.get('/api/stats')).json()).toEqual({ ...counted, trashed });
});
