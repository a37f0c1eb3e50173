/** Which messages are taken: new ones first, the later ones when there is nothing else. */
import { expect, test } from 'vitest';
import { taker } from '../../../worker/take.ts';
import { aLibrary } from '../aLibrary.ts';

async function waiting(jobs: string[], later: string[], takesLater = true) {
  const { storage } = aLibrary();
  for (const text of jobs) await storage.jobs.send(text);
  for (const text of later) await storage.later.send(text);
  const take = taker(storage, takesLater, 120);
  return { storage, texts: async (max: number) => (await take(max)).map(({ message }) => message.text).sort(), take };
}

test('nothing of later is taken while there are jobs', async () => {
  const { texts } = await waiting(['a', 'b'], ['x']);
  expect(await texts(10)).toEqual(['a', 'b']);
  expect(await texts(10)).toEqual(['x']);
  expect(await texts(10)).toEqual([]);
});

test('nothing of later is taken by a converter that does not take it', async () => {
  const { texts } = await waiting([], ['x'], false);
  expect(await texts(10)).toEqual([]);
});

test('each message knows its queue, and is held', async () => {
  const { take, storage, texts } = await waiting(['a'], ['x']);
  expect((await take(1))[0]?.queue).toBe(storage.jobs);
  expect((await take(1))[0]?.queue).toBe(storage.later);
  expect(await texts(10)).toEqual([]);
});

test.each([
  [3, 3],
  [32, 32],
  [100, 32],
])('of a hundred, asked for %i, it takes %i', async (max, taken) => {
  const { texts } = await waiting(Array(100).fill('a'), []);
  expect(await texts(max)).toHaveLength(taken);
});
