/** A wish that is granted, in part, or not: whoever shows the photos hears what was done, and the person why the rest was not. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { grant } from '../../../web/selection/grant.ts';
import { leaving, leavingBy, onWish } from '../../../web/sources/wish.ts';
import { connectApi } from '../../../web/talk/api.ts';
import { toasts, unsay } from '../../../web/ui/toasts.ts';

/** What the API takes at once. */
const MOST = 500;
const NAMES = Array.from({ length: MOST + 2 }, (_, i) => `p${i}`);

let answers: ((ids: string[]) => Response)[];
let granted: string[];
let end: () => void;

beforeEach(() => {
  connectApi('https://api.test');
  answers = [];
  granted = [];
  end = onWish((_, ids) => granted.push(...ids));
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer(JSON.parse(body).ids);
  });
});

afterEach(() => {
  end();
  leaving.value = new Map();
  for (const { id } of toasts.value) unsay(id);
  vi.unstubAllGlobals();
});

/** `outcomes` by name; of all others it is done. */
function results(ids: string[], outcomes: Record<string, string>) {
  const each = ids.map((id) => ({ id, outcome: outcomes[id] ?? 'done' }));
  return { results: each, done: each.filter(({ outcome }) => outcome === 'done').length };
}

const told =
  (outcomes: Record<string, string> = {}) =>
  (ids: string[]) =>
    Response.json(results(ids, outcomes));

const outage = (outcomes: Record<string, string>) => (ids: string[]) =>
  Response.json(
    { status: 503, detail: 'What we need is out of order: see results.', ...results(ids, outcomes) },
    { status: 503, headers: { 'content-type': 'application/problem+json' } },
  );

const refused = (detail: string) => () =>
  Response.json({ status: 403, detail }, { status: 403, headers: { 'content-type': 'application/problem+json' } });

const said = () => toasts.value.map(({ text }) => text);

test('what was done is said with a way back', async () => {
  answers = [told(), told()];
  expect(await grant({ op: 'trash' }, ['a', 'b'])).toBe(true);
  expect(said()).toEqual(['2 files moved to the trash.']);
  expect(granted).toEqual(['a', 'b']);
  await toasts.value[0]?.undo?.();
  expect(granted).toEqual(['a', 'b', 'a', 'b']);
  expect(said()).toHaveLength(1);
});

test('what was done before an outage came in between counts as done, and is a ghost; the rest is none', async () => {
  answers = [outage({ b: 'outage', c: 'late' })];
  expect(await grant({ op: 'trash' }, ['a', 'b', 'c'])).toBe(false);
  expect(granted).toEqual(['a']);
  expect([...leaving.value.keys()]).toEqual(['a']);
  expect([...leavingBy('trash').value]).toEqual(['a']);
  expect(leavingBy('restore').value.size).toBe(0);
  expect(said()).toEqual([
    '2 of 3 files not moved to the trash. An outage came in between: try again, nothing is done twice. 1 file could not be written in time: try again.',
    '1 file moved to the trash.',
  ]);
});

test('parts that were not asked for after an outage are not done', async () => {
  answers = [outage({ p0: 'outage' })];
  await grant({ op: 'favorite' }, NAMES);
  expect(granted).toEqual(NAMES.slice(1, MOST));
  expect(said()).toEqual([
    '3 of 502 files not marked as favourite. An outage came in between: try again, nothing is done twice.',
    '499 files marked as favourite.',
  ]);
});

test('a part that reached nobody takes nothing from the one before it', async () => {
  answers = [told()];
  await grant({ op: 'restore' }, NAMES);
  expect(granted).toEqual(NAMES.slice(0, MOST));
  expect(leaving.value.size).toBe(MOST);
  expect(said()).toEqual([
    '2 of 502 files not restored. The API can not be reached. Is this device online, and is the API running?',
    '500 files restored.',
  ]);
});

test('what was done in part has a way back, and that alone goes it', async () => {
  answers = [outage({ b: 'outage' }), told()];
  await grant({ op: 'trash' }, ['a', 'b', 'c']);
  granted = [];
  const ways = toasts.value.map(({ undo }) => undo);
  expect(ways[0]).toBeUndefined();
  await ways[1]?.();
  expect(granted).toEqual(['a', 'c']);
});

test('where no word is wished for what was done, the rest is said nevertheless', async () => {
  answers = [told({ b: 'missing' })];
  await grant({ op: 'favorite' }, ['a', 'b'], { quiet: true });
  expect(said()).toEqual(['1 of 2 files not marked as favourite. 1 file is not in the library any more.']);
});

test('each file that was refused is counted with its own reason', async () => {
  answers = [told({ a: 'missing', b: 'missing', c: 'unreadable' })];
  await grant({ op: 'reconvert' }, ['a', 'b', 'c', 'd']);
  expect(granted).toEqual(['d']);
  expect(said()).toEqual([
    '3 of 4 files will not be converted again. 2 files are not in the library any more. 1 record can not be read: the log of the API says which, and what mends it.',
    '1 file will be converted again.',
  ]);
});

test('where nothing may be done, the API says why', async () => {
  answers = [refused('Ask an owner.')];
  expect(await grant({ op: 'trash' }, ['a'])).toBe(false);
  expect(leaving.value.size).toBe(0);
  expect(said()).toEqual(['1 of 1 file not moved to the trash. Ask an owner.']);
});
