/** How often a file is tried, and what its record says when that was often enough. */
import { expect, test } from 'vitest';
import { lookText } from '../../../core/event.ts';
import { recordName } from '../../../core/names.ts';
import type { Outcome } from '../../../core/outcome.ts';
import { attempt } from '../../../worker/attempt.ts';
import { aConverter, ID, NAME, type Parts } from './aConverter.ts';

const ever = new AbortController().signal;

/** `killed`: taken by a converter that never says a word again. `tried`: by one that settles it. */
type Delivery = 'killed' | 'tried';

/** Delivers one message again and again, as soon as it can be seen. */
async function delivered(
  deliveries: Delivery[],
  parts: Parts,
  prepare = async (_: Awaited<ReturnType<typeof aConverter>>) => {},
) {
  const converter = await aConverter(parts);
  const { storage, clock, desk } = converter;
  await converter.upload('jpeg hello');
  await prepare(converter);
  await storage.jobs.send(lookText({ name: NAME, force: true }));
  const outcomes: (Outcome['kind'] | 'killed' | 'none')[] = [];
  for (const delivery of deliveries) {
    await clock.advance(3_600_000);
    const [message] = await storage.jobs.receive(1, 120);
    if (!message) outcomes.push('none');
    else if (delivery === 'killed') outcomes.push('killed');
    else outcomes.push((await attempt(desk, { message, queue: storage.jobs }, ever)).kind);
  }
  return { ...converter, outcomes };
}

const odd = { render: () => Promise.reject(new Error('odd')) };
const times = (count: number, delivery: Delivery): Delivery[] => Array(count).fill(delivery);

test('an error nobody knows is the file’s fault the fifth time, with the last error', async () => {
  const { outcomes, record, storage, media } = await delivered(times(5, 'tried'), { media: odd });
  expect(outcomes).toEqual(['again', 'again', 'again', 'again', 'failed']);
  expect(await record()).toMatchObject({
    state: 'failed',
    fault: { code: 'unknown', message: 'odd', attempts: 5 },
  });
  expect(await storage.jobs.depth()).toBe(0);
  expect(media.calls.filter((call) => call === 'render 0')).toHaveLength(5);
});

test('a file over which converters died is not tried a fifth time', async () => {
  const { outcomes, record, storage, media } = await delivered([...times(4, 'killed'), 'tried'], {});
  expect(outcomes.at(-1)).toBe('failed');
  expect(media.calls).toEqual([]);
  expect(await record()).toMatchObject({ state: 'failed', fault: { code: 'died', attempts: 5 } });
  expect(await storage.jobs.depth()).toBe(0);
});

test('a file is tried the fourth time, however many died', async () => {
  const { outcomes, record } = await delivered([...times(3, 'killed'), 'tried'], {});
  expect(outcomes.at(-1)).toBe('done');
  expect(await record()).toMatchObject({ state: 'ok' });
});

test('attempts that left a word do not count as died', async () => {
  let works = false;
  const { render } = (await aConverter()).media;
  const media: Parts['media'] = {
    render: (...args) => (works ? render(...args) : Promise.reject(new Error('odd'))),
  };
  const { outcomes, desk, storage, clock, record } = await delivered(times(4, 'tried'), { media });
  expect(outcomes).toEqual(['again', 'again', 'again', 'again']);
  works = true;
  await clock.advance(3_600_000);
  const [message] = await storage.jobs.receive(1, 120);
  if (!message) throw new Error('There is no message.');
  expect(message.deliveries).toBe(5);
  expect(await attempt(desk, { message, queue: storage.jobs }, ever)).toEqual({ kind: 'done' });
  expect(await record()).toMatchObject({ state: 'ok' });
});

test('one that died among those that left a word is enough', async () => {
  const deliveries: Delivery[] = ['tried', 'tried', 'killed', 'tried', 'tried'];
  const { outcomes, record } = await delivered(deliveries, { media: odd });
  expect(outcomes).toEqual(['again', 'again', 'killed', 'again', 'failed']);
  expect(await record()).toMatchObject({ fault: { code: 'died' } });
});

test.each([
  ['died', times(4, 'killed')],
  ['unknown', times(4, 'tried')],
] as const)('%s does not take the place of good pictures', async (code, before) => {
  let good: unknown;
  let breaks = false;
  const { render } = (await aConverter()).media;
  const media: Parts['media'] = {
    render: (...args) => (breaks ? Promise.reject(new Error('odd')) : render(...args)),
  };
  const { outcomes, stored, logged } = await delivered([...before, 'tried'], { media }, async ({ convert, stored }) => {
    await convert();
    good = await stored();
    breaks = true;
  });
  expect(outcomes.at(-1)).toBe('failed');
  expect(logged.at(-1)).toMatchObject({ fields: { fault: code } });
  expect(await stored()).toEqual(good);
});

test.each(['{"schema":1,', 'null', '{"schema":1}'])(
  'over a damaged record (%s) no converter stops: the file is put aside; without the record it is made anew',
  async (text) => {
    const damage = ({ storage }: Awaited<ReturnType<typeof aConverter>>) =>
      storage.records.put(recordName(ID), Buffer.from(text), { contentType: 'application/json' });
    const { outcomes, storage, desk, record } = await delivered(times(6, 'tried'), {}, async (converter) => {
      await damage(converter);
    });
    expect(outcomes).toEqual(['again', 'again', 'again', 'again', 'again', 'none']);
    expect([await storage.jobs.depth(), await storage.poison.depth()]).toEqual([0, 1]);
    await storage.records.remove(recordName(ID));
    await storage.jobs.send(lookText({ name: NAME, force: true }));
    const [message] = await storage.jobs.receive(1, 120);
    if (!message) throw new Error('it was sent');
    expect(await attempt(desk, { message, queue: storage.jobs }, ever)).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'ok' });
  },
);
