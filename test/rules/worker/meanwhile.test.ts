/** What others do while a photo is converted: nothing they did is lost, and the record ends up true. */
import { describe, expect, test } from 'vitest';
import type { Storage } from '../../../core/storage.ts';
import { act, type Wish } from '../../../library/act.ts';
import { rowsIn, write } from '../library/records.ts';
import { once, watch } from '../watch.ts';
import { aConverter, ID, NAME, type Parts } from './aConverter.ts';

const PHOTO = 'jpeg hello taken 2026-05-04T18:32:10';

/** A photo with a record, forced to be converted anew; `happens` comes just before the new record is written. */
async function whileConverting(happens: (library: Awaited<ReturnType<typeof aConverter>>) => Promise<unknown>) {
  const good = await aConverter();
  await good.upload(PHOTO);
  await good.convert();
  const happening = once(() => happens(good));
  const watched: Parts['watched'] = (storage: Storage) =>
    watch(storage, ({ does }) => (does === 'records.put' ? happening() : undefined));
  const converter = await aConverter({ library: good, watched });
  return { ...converter, outcome: await converter.convert({ force: true }) };
}

describe('a wish', () => {
  test.each<[Wish, object]>([
    [{ op: 'favorite' }, { favorite: true }],
    [{ op: 'rate', to: 4 }, { rating: 4 }],
    [{ op: 'trash' }, { trashed: expect.anything() }],
  ])('%j is taken over, and the picture is not made again', async (wish, wished) => {
    const { outcome, media, record } = await whileConverting(({ storage, clock }) => act(storage, clock, ID, wish));
    expect(outcome).toEqual({ kind: 'done' });
    expect(media.calls.filter((call) => call.startsWith('render'))).toEqual(['render 0']);
    expect(await record()).toMatchObject({ state: 'ok', user: wished });
  });

  test('for another picture makes it anew', async () => {
    const { outcome, media, record, preview } = await whileConverting(({ storage, clock }) =>
      act(storage, clock, ID, { op: 'turn', to: 90 }),
    );
    expect(outcome).toEqual({ kind: 'done' });
    expect(media.calls.filter((call) => call.startsWith('render'))).toEqual(['render 0', 'render 90']);
    expect(await record()).toMatchObject({ turn: 90, user: { turn: { to: 90 } } });
    expect(await preview('thumb.webp')).toBe(`thumb of "${PHOTO}" turned 90`);
  });
});

describe('another converter', () => {
  test('that has done the same leaves nothing to do', async () => {
    const first = await aConverter();
    await first.upload(PHOTO);
    const other = once(() => first.convert());
    const watched: Parts['watched'] = (storage) =>
      watch(storage, ({ does }) => (does === 'records.put' ? other() : undefined));
    const second = await aConverter({ library: first, watched });
    expect(await second.convert()).toEqual({ kind: 'skipped', reason: 'current' });
    expect(await rowsIn(first.storage)).toEqual([`2026-05/${ID}`]);
  });

  test('that saw newer content is not undone', async () => {
    const { outcome, record, preview } = await whileConverting(async ({ upload, convert }) => {
      await upload('jpeg newer');
      await convert();
    });
    expect(outcome).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'ok', months: ['2026-05', 'none'] });
    expect(await preview('thumb.webp')).toBe('thumb of "jpeg newer" turned 0');
  });

  test('that saw it deleted is not undone', async () => {
    const { outcome, record, storage } = await whileConverting(async ({ storage, convert }) => {
      await storage.originals.remove(NAME);
      await convert();
    });
    expect(outcome).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'deleted' });
    expect(await rowsIn(storage)).toEqual([]);
  });

  test('that failed is put right', async () => {
    const { outcome, record } = await whileConverting(async ({ storage, record }) => {
      const fault = { code: 'too-slow' as const, message: '', stage: 'picture', attempts: 1 };
      await write(storage, { ...(await record()), state: 'failed', previews: [], fault });
    });
    expect(outcome).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'ok' });
    expect(await record()).not.toHaveProperty('fault');
  });
});

test('a tombstone gives way to what moved meanwhile, and looks again', async () => {
  const good = await aConverter();
  await good.upload(PHOTO);
  await good.convert();
  await good.storage.originals.remove(NAME);
  const comesBack = once(async () => {
    await good.upload(PHOTO);
    await good.convert();
  });
  const watched: Parts['watched'] = (storage) =>
    watch(storage, ({ does }) => (does === 'records.put' ? comesBack() : undefined));
  const { convert, record } = await aConverter({ library: good, watched });
  expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
  expect(await record()).toMatchObject({ state: 'ok' });
});

test('a tombstone that somebody wrote over an equal one stops a slower converter', async () => {
  const library = await aConverter();
  await library.convert();
  await library.upload(PHOTO);
  // It has read the content; by the time it writes, the photo is gone again, and that was seen.
  const goneAgain = once(async () => {
    await library.storage.originals.remove(NAME);
    await library.convert();
  });
  const watched: Parts['watched'] = (storage) =>
    watch(storage, ({ does }) => (does === 'records.put' ? goneAgain() : undefined));
  const { convert, record } = await aConverter({ library, watched });
  expect(await convert()).toEqual({ kind: 'done' });
  expect(await record()).toMatchObject({ state: 'deleted' });
});

test('whose hold ends while the picture is made writes nothing any more', async () => {
  const ending = new AbortController();
  const { upload, convert, storage } = await aConverter({
    media: {
      render: async () => {
        ending.abort(new Error('overtaken'));
        return { state: 'ok', previews: [], ms: {} };
      },
    },
  });
  await upload(PHOTO);
  await expect(convert({}, { signal: ending.signal })).rejects.toThrow('overtaken');
  expect(await storage.records.head(`${ID.slice(0, 2)}/${ID}.json`)).toBe('missing');
});

test.each(['original', 'tombstone'])('whose hold has ended writes no %s any more', async (what) => {
  const { upload, convert, storage } = await aConverter();
  if (what === 'original') await upload(PHOTO);
  const signal = AbortSignal.abort(new Error('overtaken'));
  await expect(convert({}, { signal })).rejects.toThrow('overtaken');
  expect(await storage.records.head(`${ID.slice(0, 2)}/${ID}.json`)).toBe('missing');
  expect(await rowsIn(storage)).toEqual([]);
});
