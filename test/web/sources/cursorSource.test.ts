/** A list that comes by pages: every file once, however the pages are cut, and nothing shown is lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listed } from '../../../api/wire/listed.ts';
import { cursorSource } from '../../../web/sources/cursorSource.ts';
import type { Page } from '../../../web/sources/pagedList.ts';
import type { Listed } from '../../../web/sources/photoOfListed.ts';
import { NO_DAY, type SourceChange } from '../../../web/sources/photoSource.ts';
import type { Wish } from '../../../web/sources/wish.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aRow } from '../../rules/aRow.ts';

const files = (count: number, from = 0): Listed[] =>
  Array.from({ length: count }, (_, i) => listed(aRow(`${String(from + i).padStart(6, '0')}.jpg`), 'owner'));
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** A list of the API, whose pages have so many files each and so on: a page of none is empty with a cursor. */
function aList(all: Listed[], sizes: number[] = [100]) {
  const clock = fakeClock();
  const wishes = new Set<(wish: Wish, ids: readonly string[]) => void>();
  const left: string[] = [];
  const api = {
    all,
    reads: 0,
    broken: false,
    gate: undefined as ((at: number) => Promise<void> | undefined) | undefined,
  };
  const read = async (cursor: string | undefined): Promise<Page> => {
    const [at, page] = (cursor ?? '0:0').split(':').map(Number) as [number, number];
    api.reads += 1;
    const files = api.all.slice(at, at + sizes[page % sizes.length]!);
    const end = at + files.length;
    const given = { files, total: api.all.length, cursor: end < api.all.length ? `${end}:${page + 1}` : null };
    await api.gate?.(at);
    if (api.broken) throw new Error('The API can not be reached.');
    return given;
  };
  const open = (options: { byDay?: boolean; leftBy?: 'trash' | 'restore' } = {}) => {
    const source = cursorSource(
      { read, leftBy: 'trash', ...options },
      {
        clock,
        wishes: {
          onWish(listener) {
            wishes.add(listener);
            return () => wishes.delete(listener);
          },
          hasLeft: (ids) => left.push(...ids),
        },
      },
    );
    const changes: SourceChange[] = [];
    source.subscribe((change) => changes.push(change));
    const shown = () => idsOf(Array.from({ length: source.total() }, (_, i) => source.at(i)!));
    return { source, changes, shown };
  };
  const grant = (wish: Wish, ids: string[]) => {
    for (const listener of wishes) listener(wish, ids);
  };
  return { api, clock, open, grant, left, wishes, calm: () => clock.advance(0) };
}

test('pages that are short, empty with a cursor, or the last: every file once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 300 }),
      fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 8 }).filter((sizes) => sizes.some((size) => size > 0)),
      async (count, sizes) => {
        const all = files(count);
        const { source, shown } = aList(all, sizes).open();
        expect(await source.ids(0, 100_000)).toEqual(idsOf(all));
        expect(shown()).toEqual(idsOf(all));
        expect([source.ended(), source.count.value]).toEqual([true, count]);
        expect(source.shape().ratios).toHaveLength(count);
        expect(await source.find(all.at(-1)?.id ?? 'none')).toBe(count > 0 ? count - 1 : undefined);
      },
    ),
    { numRuns: 60 },
  );
});

test('a file that a page says once more, because the list has changed meanwhile, is there once', async () => {
  const all = files(6);
  const { api, open, calm } = aList(all, [3]);
  const { shown } = open();
  api.all = [...all.slice(0, 3), ...all.slice(1)];
  await calm();
  expect(shown()).toEqual(idsOf(all));
});

describe('it grows as far as it is looked at', () => {
  test('and no further', async () => {
    const { api, open, calm } = aList(files(2000));
    const { source } = open();
    await calm();
    expect([source.total(), source.ended(), source.count.value]).toEqual([200, false, 2000]);
    source.ensure(150, 230);
    await calm();
    expect([source.total(), api.reads]).toEqual([500, 5]);
    source.ensure(100, 200);
    await calm();
    expect(api.reads).toBe(5);
  });

  test('through any number of empty pages', async () => {
    const { open, calm } = aList(files(10), [0, 0, 0, 0, 0, 0, 4]);
    const { source, changes } = open();
    await calm();
    expect([source.total(), source.ended()]).toEqual([10, true]);
    expect(changes).toHaveLength(3);
  });

  test('and an empty list has ended', async () => {
    const { open, calm } = aList([]);
    const { source, changes } = open();
    expect(source.ended()).toBe(false);
    await calm();
    expect([source.total(), source.ended(), source.count.value]).toEqual([0, true, 0]);
    expect(changes).toEqual([{ kind: 'shape' }]);
  });
});

test('an API that says the same cursor again is trouble, not a loop', async () => {
  let reads = 0;
  const source = cursorSource({
    leftBy: 'trash',
    async read() {
      reads += 1;
      return { files: [], cursor: 'again' };
    },
  });
  await fakeClock().advance(0);
  expect(source.trouble()?.message).toContain('API');
  expect(reads).toBe(2);
  source.close();
});

test('days are runs of what was taken that day, where the list is in their order', async () => {
  const taken = ['2026-05-04T10:00:00', '2026-05-04T09:00:00', '2026-05-03T23:59:59', undefined];
  const all = taken.map((takenLocal, i) => listed(aRow(`${i}.jpg`, { takenLocal }), 'owner'));
  const { open, calm } = aList(all);
  const [byDay, plain] = [open({ byDay: true }), open()];
  await calm();
  expect(byDay.source.shape().days).toEqual([
    { dayNo: 20_577, photos: 2 },
    { dayNo: 20_576, photos: 1 },
    { dayNo: NO_DAY, photos: 1 },
  ]);
  expect(plain.source.shape().days).toEqual([{ dayNo: NO_DAY, photos: 4 }]);
});

describe('where it can not be read', () => {
  test('it says so, keeps what it has, and goes on a second later', async () => {
    const { api, open, clock, calm } = aList(files(500));
    const { source, changes } = open();
    await calm();
    api.broken = true;
    source.ensure(0, 300);
    await calm();
    expect([source.total(), source.trouble()?.message]).toEqual([200, 'The API can not be reached.']);
    const { reads } = api;
    for (let frame = 0; frame < 20; frame++) source.ensure(0, 300);
    await calm();
    expect(api.reads).toBe(reads);
    await expect(source.find('nosuchfilenosuch')).rejects.toThrow('reached');
    api.broken = false;
    await clock.advance(1000);
    source.ensure(0, 300);
    await calm();
    expect([source.total(), source.trouble()]).toEqual([500, undefined]);
    expect(changes.filter(({ kind }) => kind === 'trouble').length).toBeGreaterThanOrEqual(2);
  });
});

describe('read again from its start', () => {
  test('it shows what it had until as much has been read', async () => {
    const { api, open, calm } = aList(files(300));
    const { source, changes, shown } = open();
    source.ensure(0, 300);
    await calm();
    const more = [...files(3, 1000), ...files(300)];
    api.all = more;
    changes.length = 0;
    const done = source.refresh();
    expect(source.total()).toBe(300);
    await done;
    expect(shown()).toEqual(idsOf(more));
    expect(changes[0]).toEqual({ kind: 'shape' });
  });

  test('and again while it is read again, it is read once more', async () => {
    const { api, open, calm } = aList(files(100));
    const { source, shown } = open();
    await calm();
    const gate = Promise.withResolvers<void>();
    api.gate = () => gate.promise;
    void source.refresh();
    await calm();
    api.all = files(101);
    void source.refresh();
    gate.resolve();
    await calm();
    expect(shown()).toEqual(idsOf(files(101)));
  });

  test('and it can not be: what is shown stays', async () => {
    const { api, open, calm } = aList(files(100));
    const { source } = open();
    await calm();
    api.broken = true;
    await source.refresh();
    expect([source.total(), source.trouble()?.message]).toEqual([100, 'The API can not be reached.']);
  });
});

describe('what was wished', () => {
  test('takes away what went to the trash, and brings it back', async () => {
    const all = files(10);
    const { api, open, grant, left, calm } = aList(all);
    const { source, shown } = open();
    await calm();
    const gone = idsOf(all.slice(2, 4));
    api.all = all.filter(({ id }) => !gone.includes(id));
    grant({ op: 'trash' }, [...gone, 'elsewhere']);
    expect(shown()).toEqual(idsOf(api.all));
    expect([left, source.count.value]).toEqual([gone, 8]);
    api.all = all;
    grant({ op: 'restore' }, gone);
    await calm();
    expect(shown()).toEqual(idsOf(all));
  });

  test('takes out of the trash what was restored', async () => {
    const all = files(4);
    const { open, grant, calm } = aList(all);
    const { shown } = open({ leftBy: 'restore' });
    await calm();
    grant({ op: 'restore' }, [all[0]!.id]);
    expect(shown()).toEqual(idsOf(all.slice(1)));
  });

  test('is not undone by a page that was on its way', async () => {
    const all = files(150);
    const { api, open, grant, calm } = aList(all);
    const gate = Promise.withResolvers<void>();
    api.gate = () => gate.promise;
    const { source, shown } = open();
    await calm();
    grant({ op: 'trash' }, [all[5]!.id]);
    gate.resolve();
    await calm();
    expect(shown()).not.toContain(all[5]!.id);
    expect(source.total()).toBe(149);
  });

  test('is not undone by a list that is read anew', async () => {
    const all = files(150);
    const { api, open, grant, calm } = aList(all);
    const { source, shown } = open();
    await calm();
    const gate = Promise.withResolvers<void>();
    api.gate = (at) => (at > 0 ? gate.promise : undefined);
    void source.refresh();
    await calm();
    grant({ op: 'trash' }, [all[5]!.id]);
    gate.resolve();
    await calm();
    expect(shown()).toEqual(idsOf(all.filter((_, i) => i !== 5)));
  });

  test('marks what is a favourite, and no longer', async () => {
    const all = files(3);
    const { open, grant, calm } = aList(all);
    const { source } = open();
    await calm();
    grant({ op: 'favorite' }, [all[1]!.id]);
    expect(source.at(1)?.favorite).toBe(true);
    grant({ op: 'unfavorite' }, [all[1]!.id]);
    expect(source.at(1)).not.toHaveProperty('favorite');
  });

  test('is read again when a converter may have done it', async () => {
    const all = files(3);
    const { api, open, grant, clock, calm } = aList(all);
    const { source } = open();
    await calm();
    grant({ op: 'turn', to: 90 }, [all[1]!.id]);
    api.all = all.map((file, i) => (i === 1 ? { ...file, rev: 'turned00' } : file));
    await clock.advance(4000);
    expect(source.at(1)?.rev).toBe('turned00');
    const { reads } = api;
    grant({ op: 'turn', to: 90 }, ['elsewhere']);
    await clock.advance(60_000);
    expect(api.reads).toBe(reads + 1);
  });
});

test('pictures that are gone make it read again, once', async () => {
  const { api, open, calm } = aList(files(3));
  const { source } = open();
  await calm();
  for (let time = 0; time < 5; time++) {
    source.stale(1);
    source.stale(2);
    await calm();
  }
  expect(api.reads).toBe(2);
});

test('closed, it reads nothing and hears nothing', async () => {
  const { api, open, wishes, calm } = aList(files(300));
  const { source } = open();
  source.close();
  await calm();
  const { reads } = api;
  source.ensure(0, 300);
  await calm();
  expect([wishes.size, source.trouble()]).toEqual([0, undefined]);
  expect(api.reads).toBe(reads);
});
