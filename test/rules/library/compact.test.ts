/** Whatever changed, what is published is what a clean rebuild from all rows would publish, to the byte. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compact } from '../../../library/compact.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { someRows } from '../someRows.ts';
import { watch } from '../watch.ts';
import { mark, moveRow, putRows, removeRow } from './changes.ts';
import { compared, rebuilt } from './published.ts';
import { marksIn } from './records.ts';

test('after any changes in any order', async () => {
  /** Some rows are put, where there may be others of their name; then some are taken away; then it is published. */
  const round = fc.record({ put: someRows, away: fc.array(fc.nat(), { maxLength: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const { storage } = aLibrary();
      for (const { put, away } of rounds) {
        for (const row of put) await moveRow(storage, row);
        for (const which of away) await removeRow(storage, put[which % (put.length || 1)]?.key ?? '');
        await compact(storage);
        const { now, clean } = await compared(storage);
        expect(now).toEqual(clean);
        expect(await marksIn(storage)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

describe('the first time', () => {
  test('an empty library is published, once', async () => {
    const { storage } = aLibrary();
    expect(await compact(storage)).toBe('published');
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
    expect(JSON.parse(now.get('timeline/manifest.json') ?? '')).toMatchObject({ total: 0, months: [] });
    expect(await compact(storage)).toBe('clean');
  });

  test('rows without a mark are not published: they are somebody’s who is still at it', async () => {
    const { storage } = aLibrary();
    await storage.files.put(aRow());
    await compact(storage);
    expect((await compared(storage)).now.get('timeline/manifest.json')).toBe(rebuilt([]).get('timeline/manifest.json'));
  });
});

test('nothing is published while nothing is marked', async () => {
  const { storage } = aLibrary();
  await putRows(storage, aRow());
  expect(await compact(storage)).toBe('published');
  const puts: string[] = [];
  expect(await compact(watch(storage, ({ does }) => does.endsWith('.put') && puts.push(does)))).toBe('clean');
  expect(puts).toEqual([]);
});

test('a mark on a month that has not changed publishes the same again, and puts every file of it', async () => {
  const { storage } = aLibrary();
  await putRows(storage, aRow());
  await compact(storage);
  await mark(storage, '2026-05');
  const puts: unknown[] = [];
  const watched = watch(storage, ({ does, args }) => does.endsWith('.put') && puts.push(args[0]));
  expect(await compact(watched)).toBe('published');
  expect(puts).toEqual([
    expect.stringMatching(/^columns\/2026-05-/),
    expect.stringMatching(/^timeline\/m\/2026-05-/),
    expect.stringMatching(/^timeline\/layout-/),
    expect.stringMatching(/^timeline\/tint-/),
    'timeline/manifest.json',
  ]);
});

test('only marked months are read', async () => {
  const { storage } = aLibrary();
  await putRows(
    storage,
    aRow('a.jpg'),
    aRow('b.jpg', { takenLocal: '2025-01-01T00:00:00' }),
    aRow('c.jpg', { takenLocal: undefined }),
  );
  await compact(storage);
  await mark(storage, '2025-01');
  const read: unknown[] = [];
  await compact(watch(storage, ({ does, args }) => does === 'files.list' && read.push(args[0])));
  expect(read).toEqual(['2025-01']);
});

test('a month that empties vanishes', async () => {
  const { storage } = aLibrary();
  const gone = aRow('b.jpg', { takenLocal: '2025-01-01T00:00:00' });
  await putRows(storage, aRow('a.jpg'), gone);
  await compact(storage);
  await removeRow(storage, gone.key);
  await compact(storage);
  const { now, clean } = await compared(storage);
  expect(now).toEqual(clean);
  expect(JSON.parse(now.get('timeline/manifest.json') ?? '').months.map(([key]: [string]) => key)).toEqual(['2026-05']);
});

test('a mark on a month that never was publishes no month', async () => {
  const { storage } = aLibrary();
  await putRows(storage, aRow());
  await mark(storage, '1999-01');
  await compact(storage);
  const { now, clean } = await compared(storage);
  expect(now).toEqual(clean);
  expect(await marksIn(storage)).toEqual([]);
});

test('files that never change may be kept by anyone for a year, the manifest is asked for each time', async () => {
  const { storage } = aLibrary();
  await putRows(storage, aRow());
  const kept = new Map<unknown, unknown>();
  await compact(watch(storage, ({ does, args }) => does.endsWith('.put') && kept.set(args[0], args[2])));
  for (const [name, options] of kept) {
    const cacheControl = name === 'timeline/manifest.json' ? 'no-cache' : 'private, max-age=31536000, immutable';
    if (String(name).includes('/')) expect(options).toMatchObject({ cacheControl });
  }
});
