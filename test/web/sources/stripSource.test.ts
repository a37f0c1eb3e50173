/** The timeline's photos: read by the month, those that are looked at first, and no more than must be. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../../core/month.ts';
import { partsOf } from '../../../web/sources/edition.ts';
import type { SourceChange } from '../../../web/sources/photoSource.ts';
import { stripSource } from '../../../web/sources/stripSource.ts';
import { aPublished, type Published, rowsOf } from './aPublished.ts';

const MONTHS = ['2026-06', '2026-05', '2026-04', '2026-03', '2026-02', '2026-01'];
const EACH = 10;

/** Six months of ten photos, shown. */
async function aStrip(published: Published = aPublished()) {
  const { files, publish, clock } = published;
  const rows = MONTHS.flatMap((month) => rowsOf(month, EACH));
  await publish(...rows);
  const said: string[] = [];
  const idle: (() => void)[] = [];
  const strip = stripSource({
    files,
    monthsOf: async (id) => [monthOf(rows.find(({ key }) => key === id)?.takenLocal)],
    onStale: () => said.push('stale'),
    onGone: () => said.push('gone'),
    onNeed: () => said.push('need'),
    whenIdle: (work) => idle.push(work),
    clock,
  });
  const changes: SourceChange[] = [];
  strip.subscribe((change) => changes.push(change));
  const showPublished = async () => {
    const { rev, layout, tint, months } = await files.manifest();
    const shape = await files.layout(layout.hash);
    strip.show({ rev, shape, layoutHash: layout.hash, tintHash: tint.hash, parts: partsOf({ months }) });
  };
  await showPublished();
  published.asked.length = 0;
  return { ...published, strip, rows, said, changes, idle, showPublished, calm: () => clock.advance(0) };
}

test('its shape is known before any photo is', async () => {
  const { strip, asked } = await aStrip();
  expect(strip.total()).toBe(60);
  expect(strip.shape().days).toHaveLength(60);
  expect(strip.at(0)).toBeUndefined();
  expect(asked).toEqual([]);
});

describe('what is looked at', () => {
  test('is read, the nearest to the middle first, three at once', async () => {
    const { strip, asked, hold, calm } = await aStrip();
    const ends = MONTHS.map(hold);
    strip.ensure(0, 50);
    await calm();
    expect(asked).toEqual(['2026-04', '2026-05', '2026-03']);
    for (const end of ends) end();
    await calm();
    expect(asked).toEqual(['2026-04', '2026-05', '2026-03', '2026-06', '2026-02']);
    expect(strip.at(0)?.id).toBeDefined();
    expect(strip.at(50)).toBeUndefined();
  });

  test('says which photos have come', async () => {
    const { strip, changes, calm } = await aStrip();
    strip.ensure(12, 18);
    await calm();
    expect(changes.filter(({ kind }) => kind === 'photos')).toEqual([{ kind: 'photos', from: 10, to: 20 }]);
  });

  test('is given up when it is left, and read when it is come back to', async () => {
    const { strip, given, hold, calm } = await aStrip();
    const end = hold('2026-06');
    strip.ensure(0, 10);
    strip.ensure(50, 60);
    end();
    await calm();
    expect(given).not.toContain('2026-06');
    expect(strip.at(0)).toBeUndefined();
    expect(strip.at(55)).toBeDefined();
    expect(strip.trouble()).toBeUndefined();
    strip.ensure(0, 10);
    await calm();
    expect(strip.at(0)).toBeDefined();
  });

  test('is tried again by itself, ever less often', async () => {
    const published = aPublished();
    const { strip, times, clock, calm } = await aStrip(published);
    published.break(true);
    strip.ensure(0, 10);
    await clock.advance(60_000);
    expect(times('2026-06')).toBe(6);
    published.break(false);
    await clock.advance(60_000);
    await calm();
    expect(strip.at(0)).toBeDefined();
    expect(strip.trouble()).toBeUndefined();
  });

  test('is tried again when it is asked for a second after it failed', async () => {
    const published = aPublished();
    const { strip, asked, clock, calm, changes } = await aStrip(published);
    published.break(true);
    strip.ensure(0, 10);
    await calm();
    expect(strip.trouble()?.message).toContain('storage');
    for (let frame = 0; frame < 20; frame++) strip.ensure(0, 10);
    await calm();
    expect(asked).toEqual(['2026-06']);
    published.break(false);
    await clock.advance(1000);
    strip.ensure(0, 10);
    await calm();
    expect(strip.at(0)).toBeDefined();
    expect(strip.trouble()).toBeUndefined();
    expect(changes.filter(({ kind }) => kind === 'trouble')).toHaveLength(2);
  });
});

describe('memory holds a bounded number of photos', () => {
  const LARGE = ['2025-06', '2025-05', '2025-04', '2025-03', '2025-02', '2025-01'];
  const OF_LARGE = 4900;
  const firstOf = (month: string) => 60 + OF_LARGE * LARGE.indexOf(month);

  /** Six months more, of which memory holds five. */
  async function aLargeStrip() {
    const published = aPublished();
    await published.publish(...LARGE.flatMap((month) => rowsOf(month, OF_LARGE)));
    return aStrip(published);
  }

  test('and always those that are looked at', async () => {
    const { strip, calm } = await aLargeStrip();
    strip.ensure(0, 10);
    await calm();
    await strip.ids(0, strip.total());
    const kept = Array.from({ length: strip.total() }, (_, i) => strip.at(i)).filter((photo) => photo !== undefined);
    expect(kept.length).toBeLessThanOrEqual(25_000);
    expect(kept.length).toBeGreaterThan(15_000);
    expect(strip.at(0)).toBeDefined();
  });

  test('and forgets those that were looked at longest ago', async () => {
    const { strip, calm } = await aLargeStrip();
    for (const month of ['2025-06', '2025-05', '2025-06', '2025-04', '2025-03', '2025-02', '2025-01']) {
      strip.ensure(firstOf(month), firstOf(month) + 10);
      await calm();
    }
    expect(LARGE.filter((month) => !strip.at(firstOf(month)))).toEqual(['2025-05']);
  });
});

describe('a photo that has not been read', () => {
  test('is found by the month that the API tells', async () => {
    const { strip, rows, asked } = await aStrip();
    expect(await strip.find(rows[34]!.key)).toBe(34);
    expect(asked).toEqual(['2026-03']);
    expect(strip.indexOf(rows[34]!.key)).toBe(34);
  });

  test('is found in the second part of a large month', async () => {
    const published = aPublished();
    await published.publish(...rowsOf('2026-05', 5003));
    const { files, clock } = published;
    const { layout, tint, months, rev } = await files.manifest();
    const strip = stripSource({
      ...{ files, clock, onStale() {}, onGone() {}, onNeed() {}, whenIdle() {} },
      monthsOf: async () => ['2026-05'],
    });
    const shape = await files.layout(layout.hash);
    strip.show({ rev, shape, layoutHash: layout.hash, tintHash: tint.hash, parts: partsOf({ months }) });
    const [last] = await strip.ids(5002, 5003);
    expect(await strip.find(last!)).toBe(5002);
    expect(published.asked).toContain('2026-05~2');
  });

  test('is found where it then lies, if another edition comes meanwhile', async () => {
    const { strip, rows, hold, calm, publish, showPublished } = await aStrip();
    const end = hold('2026-03');
    const found = strip.find(rows[34]!.key);
    await calm();
    await publish(...rowsOf('2026-07', 5));
    await showPublished();
    end();
    expect(await found).toBe(39);
  });

  test('is nowhere where its month does not have it', async () => {
    const { strip } = await aStrip();
    expect(await strip.find('nosuchfilenosuch')).toBeUndefined();
  });
});

test('ids of a range are those of its photos, in order', async () => {
  const { strip, rows } = await aStrip();
  expect(await strip.ids(5, 47)).toEqual(rows.slice(5, 47).map(({ key }) => key));
  await expect(strip.ids(0, 0)).resolves.toEqual([]);
});

test('ids that can not be read are an error', async () => {
  const published = aPublished();
  const { strip } = await aStrip(published);
  published.break(true);
  await expect(strip.ids(0, 60)).rejects.toThrow('storage');
});

describe('another edition', () => {
  test('reads no month again that is the same, though it lies elsewhere', async () => {
    const { strip, rows, asked, calm, publish, showPublished } = await aStrip();
    strip.ensure(0, 20);
    await calm();
    const photo = strip.at(15);
    await publish(...rowsOf('2026-07', 5));
    await showPublished();
    strip.ensure(0, 25);
    await calm();
    expect(strip.at(20)).toBe(photo);
    expect(strip.indexOf(rows[15]!.key)).toBe(20);
    expect(asked.filter((name) => /^2026/.test(name)).sort()).toEqual(['2026-05', '2026-06', '2026-07']);
  });

  test('of the same boxes changes photos in place', async () => {
    const { strip, rows, calm, move, showPublished, changes } = await aStrip();
    strip.ensure(0, 20);
    await calm();
    changes.length = 0;
    await move({ ...rows[3]!, state: 'degraded' });
    await showPublished();
    await calm();
    expect(changes.map(({ kind }) => kind)).toEqual(['photos', 'photos']);
    expect(strip.at(3)?.state).toBe('degraded');
  });

  test('of other boxes is another shape', async () => {
    const { strip, rows, move, showPublished, changes } = await aStrip();
    await move({ ...rows[3]!, width: 1000 });
    await showPublished();
    expect(changes.at(-1)).toEqual({ kind: 'shape' });
    expect(strip.total()).toBe(60);
  });
});

describe('what is out of date', () => {
  test('is said once, however many pictures say so', async () => {
    const { strip, said } = await aStrip();
    for (let picture = 0; picture < 10; picture++) strip.stale(picture);
    strip.stale(15);
    expect(said).toEqual(['stale', 'stale']);
  });

  test('is a month that is gone', async () => {
    const { strip, said, sweep, calm, clock } = await aStrip();
    await sweep('2026-06');
    for (let second = 0; second < 5; second++) {
      strip.ensure(0, 10);
      await clock.advance(1000);
    }
    await calm();
    expect(said).toEqual(['gone']);
    expect(strip.trouble()).toBeDefined();
  });
});

test('colours are read when there is time, and belong to their edition', async () => {
  const { strip, idle, calm, publish, showPublished } = await aStrip();
  expect(strip.tint?.(3)).toBeUndefined();
  idle.shift()?.();
  await calm();
  expect(strip.tint?.(3)).toMatch(/^#[0-9a-f]{6}$/);
  await publish(...rowsOf('2026-07', 5));
  await showPublished();
  expect(strip.tint?.(3)).toBeUndefined();
});
