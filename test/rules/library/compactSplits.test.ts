/** A month of more than 5,000 tiles goes on in a further file, so that no page loads a giant. */
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../core/row.ts';
import type { Storage } from '../../../core/storage.ts';
import type { MonthEntry } from '../../../core/timeline/manifest.ts';
import { compact } from '../../../library/compact.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { mark, putRows } from './changes.ts';
import { compared } from './published.ts';

/** Rows of one month, a few a second, so that the order by time and that by id differ. */
function rows(count: number, changes: Partial<Row> = {}): Row[] {
  return Array.from({ length: count }, (_, i) => {
    const second = String(i % 60).padStart(2, '0');
    return aRow(`${String(i).padStart(5, '0')}.jpg`, { takenLocal: `2026-05-04T18:32:${second}`, ...changes });
  });
}

/** `[key, tiles, column files]` of each published month; what is published is compared to a clean rebuild. */
async function months(storage: Storage) {
  const { now, clean } = await compared(storage);
  expect([...now.keys()]).toEqual([...clean.keys()]);
  expect([...now].every(([name, bytes]) => clean.get(name) === bytes)).toBe(true);
  const manifest = JSON.parse(now.get('timeline/manifest.json') ?? '') as { months: MonthEntry[] };
  return manifest.months.map(([key, tiles, , columns]) => [key, tiles, columns.length]);
}

describe('tiles', () => {
  test.each([
    [5000, [['2026-05', 5000, 1]]],
    [
      5001,
      [
        ['2026-05', 5000, 2],
        ['2026-05~2', 1, 0],
      ],
    ],
    [
      10_001,
      [
        ['2026-05', 5000, 3],
        ['2026-05~2', 5000, 0],
        ['2026-05~3', 1, 0],
      ],
    ],
  ])('%i', async (count, published) => {
    const { storage } = aLibrary();
    await putRows(storage, ...rows(count), aRow('before.jpg', { takenLocal: '2025-01-01T00:00:00' }));
    await compact(storage);
    expect(await months(storage)).toEqual([...published, ['2025-01', 1, 1]]);
  });

  test('parts are undone when the month shrinks, and kept while it is not marked', async () => {
    const { storage } = aLibrary();
    const many = rows(5001);
    await putRows(storage, ...many);
    await compact(storage);
    await putRows(storage, aRow('other.jpg', { takenLocal: undefined }));
    await compact(storage);
    expect(await months(storage)).toEqual([
      ['2026-05', 5000, 2],
      ['2026-05~2', 1, 0],
      ['none', 1, 1],
    ]);
    await storage.files.remove('2026-05', many[0]?.key ?? '');
    await mark(storage, '2026-05');
    await compact(storage);
    expect(await months(storage)).toEqual([
      ['2026-05', 5000, 1],
      ['none', 1, 1],
    ]);
  });
});

describe('rows', () => {
  test('that the page does not show are split for the API alone', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow('shown.jpg'), ...rows(5000, { kind: 'sidecar' }));
    await compact(storage);
    expect(await months(storage)).toEqual([['2026-05', 1, 2]]);
  });

  test('of which none is shown are a month without tiles', async () => {
    const { storage } = aLibrary();
    await putRows(storage, ...rows(5001, { state: 'unsupported' }));
    await compact(storage);
    expect(await months(storage)).toEqual([['2026-05', 0, 2]]);
  });
});
