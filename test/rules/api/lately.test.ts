/** How long a look holds, and how many are remembered. */
import { expect, test } from 'vitest';
import { lately } from '../../../api/access/lately.ts';
import { fakeClock } from '../../fakes/clock.ts';

test('who makes up a thousand names costs others a look, and us no memory', async () => {
  const looked: string[] = [];
  const { find } = lately(fakeClock(), async (key) => looked.push(key));
  for (let i = 0; i < 1000; i += 1) await find(`${i}`);
  await find('0');
  expect(looked.length).toBe(1000);
  await find('1000');
  await find('0');
  expect(looked.slice(1000)).toEqual(['1000', '0']);
});
