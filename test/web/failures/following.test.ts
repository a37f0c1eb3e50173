/** Files that were asked for again: what became of each is told once, and nothing is asked in vain. */
import { expect, onTestFinished, test } from 'vitest';
import { createFollowing, type Known } from '../../../web/screens/failures/following.ts';
import { TalkError } from '../../../web/talk/problem.ts';
import { fakeClock } from '../../fakes/clock.ts';

const BEFORE = '2026-07-01T00:00:00.000Z';
const AFTER = '2026-07-01T00:01:00.000Z';
const fault = { code: 'corrupt', message: 'No header.', stage: 'picture', attempts: 1 } as const;
const failed = (convertedAt: string): Known => ({ state: 'failed', convertedAt, fault });
const files = (...ids: string[]) => ids.map((id) => ({ id, convertedAt: BEFORE }));

/** An API that knows these files; `published` is what it says of all, where that is older. */
function aLibrary(known: Record<string, Known>, published: Record<string, string> = {}) {
  const clock = fakeClock();
  const api = { known, published, offline: false, hidden: false, asked: 0, records: [] as string[] };
  const following = createFollowing({
    clock,
    hidden: () => api.hidden,
    async states(ids) {
      api.asked += 1;
      if (api.offline) throw new TalkError('Offline.', { status: 0 });
      return Object.fromEntries(ids.map((id) => [id, api.published[id] ?? api.known[id]?.state ?? 'waiting']));
    },
    async record(id) {
      api.records.push(id);
      return api.known[id];
    },
  });
  let news = 0;
  const end = following.follow(() => {
    news += 1;
  });
  onTestFinished(end);
  return { clock, api, following, end, fate: (id: string) => following.fates.value.get(id), news: () => news };
}

test('a file waits until it is ready', async () => {
  const { api, clock, following, fate, news } = aLibrary({ a: failed(BEFORE) });
  following.wait(files('a'));
  await clock.advance(5000);
  expect(fate('a')).toEqual({ is: 'waiting', since: BEFORE });
  expect(news()).toBe(0);
  api.known.a = { state: 'ok', convertedAt: AFTER };
  await clock.advance(15_000);
  expect(fate('a')).toEqual({ is: 'ready', state: 'ok' });
  expect(news()).toBe(1);
  const { asked } = api;
  await clock.advance(60_000);
  expect(api.asked).toBe(asked);
});

test('a second failure is told from the first, before it is published', async () => {
  const { api, clock, following, fate } = aLibrary({ a: failed(BEFORE) }, { a: 'failed' });
  following.wait(files('a'));
  api.known.a = { ...failed(AFTER), fault: { ...fault, code: 'too-slow', message: 'It took 120 s.' } };
  await clock.advance(2000);
  const again = { fault: 'too-slow', message: 'It took 120 s.', stage: 'picture', attempts: 1, convertedAt: AFTER };
  expect(fate('a')).toEqual({ is: 'failed', again });
  // The list still says when it failed first.
  following.wait(files('a'));
  expect(fate('a')).toEqual({ is: 'waiting', since: AFTER });
});

test('what was deleted meanwhile is gone', async () => {
  const { clock, following, fate } = aLibrary({ b: { state: 'deleted', convertedAt: AFTER } });
  following.wait(files('a', 'b'));
  await clock.advance(2000);
  expect(fate('a')).toEqual({ is: 'gone' });
  expect(fate('b')).toEqual({ is: 'gone' });
});

test('of very many, a few records are read at a time, and each in its turn', async () => {
  const ids = Array.from({ length: 30 }, (_, i) => `f${i}`);
  const { api, clock, following } = aLibrary(Object.fromEntries(ids.map((id) => [id, failed(BEFORE)])));
  following.wait(files(...ids));
  await clock.advance(60_000);
  expect(new Set(api.records.slice(0, 30))).toEqual(new Set(ids));
  expect(api.records.length).toBeLessThan(100);
});

test('nothing is asked while nobody looks, and again when somebody does', async () => {
  const { api, clock, following, fate, end } = aLibrary({ a: { state: 'ok', convertedAt: AFTER } });
  api.hidden = true;
  following.wait(files('a'));
  await clock.advance(60_000);
  expect(api.asked).toBe(0);
  api.hidden = false;
  end();
  await clock.advance(60_000);
  expect(api.asked).toBe(0);
  onTestFinished(following.follow(() => undefined));
  await clock.advance(2000);
  expect(fate('a')).toMatchObject({ is: 'ready' });
});

test('an API that does not answer is asked again', async () => {
  const { api, clock, following, fate } = aLibrary({ a: { state: 'degraded', convertedAt: AFTER } });
  api.offline = true;
  following.wait(files('a'));
  await clock.advance(10_000);
  expect(fate('a')).toMatchObject({ is: 'waiting' });
  api.offline = false;
  await clock.advance(15_000);
  expect(fate('a')).toEqual({ is: 'ready', state: 'degraded' });
});

test('what waits is not forgotten', async () => {
  const { clock, following, fate } = aLibrary({ a: failed(BEFORE), b: { state: 'ok', convertedAt: AFTER } });
  following.wait(files('a', 'b'));
  await clock.advance(2000);
  following.forget();
  expect(fate('a')).toMatchObject({ is: 'waiting' });
  expect(fate('b')).toBeUndefined();
});
