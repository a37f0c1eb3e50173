/** Compaction beside everything else: what comes in between is never lost. */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import { compact } from '../../../library/compact.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { once, watch } from '../watch.ts';
import { mark, putRows } from './changes.ts';
import { compared } from './published.ts';
import { marksIn } from './records.ts';

const late = aRow('late.jpg');

/** Where a row may come in: before the marks are read, before the rows are, and after. */
describe('a row that comes in', () => {
  test.each([
    ['before the marks are read', 'marks.list', []],
    ['before the rows are read', 'files.list', ['2026-05']],
    ['before the month is put', 'records.put', ['2026-05']],
    ['before the manifest is put', 'previews.put', ['2026-05']],
    ['before the marks are dropped', 'marks.remove', ['2026-05']],
  ])('%s is published now, or its mark stays', async (_, when, marks) => {
    const { storage } = aLibrary();
    await putRows(storage, aRow('a.jpg'));
    const comes = once(() => putRows(storage, late));
    expect(await compact(watch(storage, ({ does }) => (does === when ? comes() : undefined)))).toBe('published');
    expect(await marksIn(storage)).toEqual(marks);
    await compact(storage);
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
    expect(await marksIn(storage)).toEqual([]);
  });

  test('in another month leaves its mark', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow('a.jpg'));
    const comes = once(() => putRows(storage, aRow('b.jpg', { takenLocal: undefined })));
    await compact(watch(storage, ({ does }) => (does === 'files.list' ? comes() : undefined)));
    expect(await marksIn(storage)).toEqual(['none']);
  });
});

describe('another compaction', () => {
  test('at work is not disturbed', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow());
    await storage.leases.acquire('compact', 60);
    const done: string[] = [];
    expect(await compact(watch(storage, ({ does }) => done.push(does)))).toBe('busy');
    expect(done).toEqual(['leases.acquire']);
  });

  test('that published meanwhile makes this one begin again', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow('a.jpg'), aRow('b.jpg', { takenLocal: '2025-01-01T00:00:00' }));
    await compact(storage);
    await putRows(storage, aRow('a2.jpg'));
    // Its lease has run out, and somebody who sees one more row takes over.
    const { storage: elsewhere } = aLibrary();
    const other = { ...storage, leases: elsewhere.leases };
    const overtake = once(async () => {
      await putRows(storage, aRow('b2.jpg', { takenLocal: '2025-01-01T00:00:00' }));
      expect(await compact(other)).toBe('published');
      await mark(storage, '2026-05');
    });
    const manifests: unknown[] = [];
    const watched = watch(storage, async ({ does, args }) => {
      if (does !== 'previews.put' || args[0] !== 'timeline/manifest.json') return;
      manifests.push(args[1]);
      await overtake();
    });
    expect(await compact(watched)).toBe('published');
    expect(manifests).toHaveLength(2);
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
    expect(await marksIn(storage)).toEqual([]);
  });

  test('that was the first of all makes this one begin again too', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow('a.jpg'));
    const { storage: elsewhere } = aLibrary();
    const overtake = once(() => compact({ ...storage, leases: elsewhere.leases }));
    const watched = watch(storage, ({ does, args }) =>
      does === 'previews.put' && args[0] === 'timeline/manifest.json' ? overtake() : undefined,
    );
    expect(await compact(watched)).toBe('clean');
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
  });
});

describe('the lease', () => {
  test('is given up when all is done, and when it fails', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow());
    const broken = watch(storage, ({ does }) => {
      if (does === 'previews.put') throw new OutageError('storage', 'refused');
    });
    await expect(compact(broken)).rejects.toThrow('refused');
    expect(await marksIn(storage)).toEqual(['2026-05']);
    expect(await compact(storage)).toBe('published');
    expect(await compact(storage)).toBe('clean');
  });

  test('is renewed month by month', async () => {
    const { storage } = aLibrary();
    await putRows(storage, aRow('a.jpg'), aRow('b.jpg', { takenLocal: undefined }));
    let renewals = 0;
    const leases = {
      acquire: async () => ({
        renew: async () => {
          renewals += 1;
          return 'renewed' as const;
        },
        release: async () => {},
      }),
    };
    await compact({ ...storage, leases });
    expect(renewals).toBe(2);
  });
});
