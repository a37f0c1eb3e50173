import { expect, test } from 'vitest';
import { createSelection } from '../../../web/selection/selection.ts';

const NAMES = Array.from({ length: 20 }, (_, i) => `p${i}`);

function list(names = NAMES) {
  let now = names;
  const source = {
    total: () => now.length,
    indexOf: (id: string) => (now.includes(id) ? now.indexOf(id) : undefined),
    ids: async (from: number, to: number) => now.slice(from, to),
  };
  return {
    ...createSelection(source),
    become(next: string[]) {
      now = next;
    },
    source,
  };
}

const sorted = (ids: ReadonlySet<string>) => NAMES.filter((name) => ids.has(name));

test('a photo is selected, and not any more', () => {
  const { ids, count, active, toggle } = list();
  toggle('p3', 3);
  expect(sorted(ids.value)).toEqual(['p3']);
  expect([count.value, active.value]).toEqual([1, true]);
  toggle('p3', 3);
  expect([count.value, active.value]).toEqual([0, false]);
});

test('a range goes from the photo that was toggled last, either way, and follows where it is extended to', async () => {
  const { ids, toggle, extendTo } = list();
  toggle('p9', 9);
  toggle('p5', 5);
  await extendTo(7);
  expect(sorted(ids.value)).toEqual(['p5', 'p6', 'p7', 'p9']);
  await extendTo(6);
  expect(sorted(ids.value)).toEqual(['p5', 'p6', 'p9']);
  await extendTo(3);
  expect(sorted(ids.value)).toEqual(['p3', 'p4', 'p5', 'p9']);
});

test('a range begins where its photo is now, if the list has become another one', async () => {
  const { ids, toggle, extendTo, become } = list();
  toggle('p0', 0);
  become(['new', ...NAMES]);
  await extendTo(3);
  expect([...ids.value]).toEqual(['p0', 'p1', 'p2']);
});

test('a day is selected, then deselected; one of which some are selected is selected', async () => {
  const { ids, toggle, toggleRange } = list();
  toggle('p4', 4);
  await toggleRange(3, 6);
  expect(sorted(ids.value)).toEqual(['p3', 'p4', 'p5']);
  await toggleRange(3, 6);
  expect(ids.value.size).toBe(0);
});

test('all are all, and none are none', async () => {
  const { count, all, clear, begin, active } = list();
  await all();
  expect(count.value).toBe(20);
  clear();
  expect(count.value).toBe(0);
  begin();
  expect(active.value).toBe(true);
  clear();
  expect(active.value).toBe(false);
});

test('what is read late changes nothing of what was done since', async () => {
  const { ids, toggle, extendTo, clear } = list();
  toggle('p1', 1);
  const reading = extendTo(9);
  clear();
  await reading;
  expect(ids.value.size).toBe(0);
});

test('a range that can not be read is said, and leaves what was selected', async () => {
  const broken = new Error('nobody answers');
  const selection = createSelection({ ...list().source, ids: () => Promise.reject(broken) });
  selection.toggle('p1', 1);
  await selection.extendTo(9);
  expect([...selection.ids.value]).toEqual(['p1']);
  expect(selection.trouble.value).toBe(broken);
  expect(selection.reading.value).toBe(false);
});

test('where nothing can be done with photos, none is selected', async () => {
  const selection = createSelection(list().source, { selectable: false });
  selection.begin();
  selection.toggle('p1', 1);
  await selection.extendTo(4);
  await selection.toggleRange(0, 3);
  await selection.all();
  expect([selection.count.value, selection.active.value]).toEqual([0, false]);
});
