/** When a converter publishes: at intervals while busy, and all there is when dry. */
import { describe, expect, test } from 'vitest';
import { OutageError } from '../../../core/outage.ts';
import type { Storage } from '../../../core/storage.ts';
import { publisher } from '../../../worker/publish.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { putRows } from '../library/changes.ts';
import { marksIn } from '../library/records.ts';
import { watch } from '../watch.ts';

function aPublisher(watched: (storage: Storage) => Storage = (storage) => storage) {
  const { storage, clock } = aLibrary();
  const logged: string[] = [];
  return { storage, clock, logged, ...publisher(watched(storage), clock, (event) => logged.push(event)) };
}

const failing = (error: Error) => (storage: Storage) =>
  watch(storage, ({ does }) => {
    if (does === 'marks.list') throw error;
  });

describe('while busy', () => {
  const SOONEST_MS = 5000;

  test('it publishes after five seconds, then more and more seldom, at last every thirty', async () => {
    const { storage, clock, logged, whileBusy, whenDry } = aPublisher();
    const published = async (ms: number) => {
      await putRows(storage, aRow());
      await clock.advance(ms - 1);
      whileBusy();
      await clock.advance(0);
      const early = logged.length;
      await clock.advance(1);
      whileBusy();
      whileBusy();
      await clock.advance(0);
      return [early, logged.length];
    };
    const found = [];
    for (const ms of [SOONEST_MS, 10_000, 20_000, 30_000, 30_000]) found.push(await published(ms));
    expect(found).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ]);
    expect(await marksIn(storage)).toEqual([]);
    // A queue that was dry begins anew.
    await whenDry();
    expect(await published(SOONEST_MS)).toEqual([5, 6]);
  });

  test('it does not begin again before it is done', async () => {
    let begun = 0;
    let goOn = () => {};
    const { clock, whileBusy, whenDry } = aPublisher((storage) =>
      watch(storage, ({ does }) => {
        if (does !== 'leases.acquire') return undefined;
        begun += 1;
        return new Promise<void>((resolve) => (goOn = resolve));
      }),
    );
    await clock.advance(30_000);
    whileBusy();
    await clock.advance(100_000);
    whileBusy();
    const dry = whenDry();
    await clock.advance(0);
    expect(begun).toBe(1);
    goOn();
    await clock.advance(0);
    expect(begun).toBe(2);
    goOn();
    await dry;
  });

  test.each([new OutageError('storage', 'refused'), new Error('odd')])(
    '%s is said, and stops nothing',
    async (error) => {
      const { clock, logged, whileBusy } = aPublisher(failing(error));
      await clock.advance(30_000);
      whileBusy();
      await clock.advance(0);
      expect(logged).toEqual(['timeline.failed']);
    },
  );
});

describe('when dry', () => {
  test('it publishes at once, until nothing is left', async () => {
    const { storage, whenDry, logged } = aPublisher();
    await putRows(storage, aRow());
    expect(await whenDry()).toBe(false);
    expect(await whenDry()).toBe(true);
    expect(logged).toEqual(['timeline.published']);
  });

  test('something is left while somebody else is at it', async () => {
    const { storage, whenDry } = aPublisher();
    await storage.leases.acquire('compact', 60);
    expect(await whenDry()).toBe(false);
  });

  test('an outage is thrown', async () => {
    const { whenDry } = aPublisher(failing(new OutageError('storage', 'refused')));
    await expect(whenDry()).rejects.toThrow('refused');
  });

  test('any other failure is said, and keeps nobody from leaving', async () => {
    const { whenDry, logged } = aPublisher(failing(new Error('odd')));
    expect(await whenDry()).toBe(true);
    expect(logged).toEqual(['timeline.failed']);
  });

  test('a manifest that nobody can read is said too, and keeps nobody from leaving', async () => {
    const { storage, whenDry, logged } = aPublisher();
    await storage.previews.put('timeline/manifest.json', Buffer.from('{'), { contentType: 'application/json' });
    expect(await whenDry()).toBe(true);
    const sweeping = aPublisher((storage) =>
      watch(storage, ({ does }) => {
        if (does === 'previews.list') throw new Error('odd');
      }),
    );
    await sweeping.whenDry();
    expect(await sweeping.whenDry()).toBe(true);
    expect(logged.concat(sweeping.logged)).toEqual(['timeline.failed', 'timeline.published', 'timeline.failed']);
  });

  test('it says how many files it swept', async () => {
    const { storage, whenDry, clock, logged } = aPublisher();
    await whenDry();
    await storage.previews.put('timeline/layout-old.bin', Buffer.from('x'), { contentType: 'text/plain' });
    await clock.advance(86_400_000);
    await whenDry();
    await whenDry();
    expect(logged).toEqual(['timeline.published', 'timeline.swept']);
  });

  test('it sweeps once an hour', async () => {
    const sweeps: string[] = [];
    const { whenDry, clock } = aPublisher((storage) =>
      watch(storage, ({ does }) => does === 'previews.list' && sweeps.push(does)),
    );
    await whenDry();
    expect(sweeps).toHaveLength(0);
    await whenDry();
    await whenDry();
    expect(sweeps).toHaveLength(1);
    await clock.advance(3_599_999);
    await whenDry();
    expect(sweeps).toHaveLength(1);
    await clock.advance(1);
    await whenDry();
    expect(sweeps).toHaveLength(2);
  });
});
