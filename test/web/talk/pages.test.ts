/** A listing read page by page: in order, each page once, and nothing lost by what goes wrong. */
import { expect, test } from 'vitest';
import { pagesOf } from '../../../web/talk/pages.ts';

/** Pages `0` to `last`, of which any reading may be held back or fail. */
function aListing(last = 2) {
  const api = { reads: [] as string[], broken: false, gate: undefined as Promise<void> | undefined };
  const pages = pagesOf(async (cursor) => {
    const no = Number(cursor ?? 0);
    api.reads.push(cursor ?? 'first');
    await api.gate;
    if (api.broken) throw new Error('Out of reach.');
    return { no, cursor: no < last ? String(no + 1) : null };
  });
  return { api, pages, shown: () => pages.all.value.map(({ no }) => no) };
}

test('reads on to the end, and no further', async () => {
  const { api, pages, shown } = aListing();
  for (let i = 0; i < 5; i++) await pages.more();
  expect(shown()).toEqual([0, 1, 2]);
  expect(pages.ended.value).toBe(true);
  expect(api.reads).toEqual(['first', '1', '2']);
});

test('whoever asks at the same time waits for the same page', async () => {
  const { api, pages, shown } = aListing();
  await Promise.all([pages.more(), pages.more(), pages.more()]);
  expect(shown()).toEqual([0]);
  expect(api.reads).toEqual(['first']);
});

test('what could not be read is said beside what has been, and tried again', async () => {
  const { api, pages, shown } = aListing();
  await pages.more();
  api.broken = true;
  await pages.more();
  expect(pages.trouble.value?.message).toBe('Out of reach.');
  expect(shown()).toEqual([0]);
  api.broken = false;
  await pages.more();
  expect(pages.trouble.value).toBeUndefined();
  expect(shown()).toEqual([0, 1]);
});

test('read anew, the old pages stay until the first has come; also where that takes two tries', async () => {
  const { api, pages, shown } = aListing();
  await pages.more();
  await pages.more();
  api.broken = true;
  await pages.again();
  expect(shown()).toEqual([0, 1]);
  api.broken = false;
  await pages.more();
  expect(shown()).toEqual([0]);
});

test('a page that was on its way when all is read anew is of no use', async () => {
  const { api, pages, shown } = aListing();
  await pages.more();
  const { promise, resolve } = Promise.withResolvers<void>();
  api.gate = promise;
  const late = pages.more();
  api.gate = undefined;
  await pages.again();
  resolve();
  await late;
  expect(shown()).toEqual([0]);
  expect(pages.reading.value).toBe(false);
});

test('an API that gives the same place again is not asked for ever', async () => {
  let reads = 0;
  const pages = pagesOf(async () => {
    reads += 1;
    return { cursor: 'here' };
  });
  await pages.more();
  await pages.more();
  expect(pages.trouble.value?.message).toContain('place');
  expect(pages.all.value).toHaveLength(1);
  expect(reads).toBe(2);
});
