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
  test('it publishes every thirty seconds, not sooner', async () => {
    const { storage, clock, logged, whileBusy } = aPublisher();
    await putRows(storage, aRow());
    await clock.advance(29_999);
    whileBusy();
    await clock.advance(0);
    expect(logged).toEqual([]);
    await clock.advance(1);
    whileBusy();
    whileBusy();
    await clock.advance(0);
    expect(logged).toEqual(['timeline.published']);
    expect(await marksIn(storage)).toEqual([]);
    await putRows(storage, aRow());
    whileBusy();
    await clock.advance(0);
    expect(logged).toEqual(['timeline.published']);
    await clock.advance(30_000);
    whileBusy();
    await clock.advance(0);
    expect(logged).toEqual(['timeline.published', 'timeline.published']);
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
