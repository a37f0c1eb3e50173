/** The message of a wish goes out before anything else, and does the rest if the one who wished is gone. */
import { describe, expect, test } from 'vitest';
import { parseEvent } from '../../../core/event.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { act, type Wish } from '../../../library/act.ts';
import { indexRecord } from '../../../library/indexRecord.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { textsOf } from '../../textsOf.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { once, watch } from '../watch.ts';
import { marksIn, write } from './records.ts';

const record = aRecord();
const { id, name } = record;
const trash: Wish = { op: 'trash' };
const turn: Wish = { op: 'turn', to: 90 };

test('it is sent first, hidden for a minute, and goes last', async () => {
  const { storage, clock } = aLibrary();
  await write(storage, record);
  const done: string[] = [];
  const changes = /\.(send|put|remove|update)$/;
  const watched = watch(storage, async ({ does }) => {
    if (changes.test(does)) done.push(does);
    if (does === 'files.put') expect(await storage.jobs.depth()).toBe(1);
    expect(await textsOf(storage.jobs)).toEqual([]);
  });
  await act(watched, clock, id, trash);
  expect(done).toEqual(['jobs.send', 'records.put', 'files.put', 'marks.put', 'jobs.remove']);
  expect(await storage.jobs.depth()).toBe(0);
});

test('wherever the one who wished is killed, the record is as before or somebody will look', async () => {
  for (let calls = 0, finished = false; !finished; calls++) {
    const { storage, clock } = aLibrary();
    const before = await write(storage, record);
    await indexRecord(storage, before);
    for (const mark of await marksIn(storage)) await storage.marks.remove('month', mark);
    let left = calls;
    const dying = watch(storage, () => {
      if (left-- === 0) throw new Error('killed');
    });
    finished = await act(dying, clock, id, trash).then(
      () => true,
      () => false,
    );
    await clock.advance(60_000);
    const after = await readRecord(storage, id);
    const looks = (await textsOf(storage.jobs)).map(parseEvent);
    if (finished) expect(looks).toEqual([]);
    else if (after !== 'missing' && after.etag !== before.etag) expect(looks).toMatchObject([{ name, force: false }]);
  }
});

describe('a turn', () => {
  test('shows the message, for the picture has to be made anew', async () => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    await act(storage, clock, id, turn);
    expect((await textsOf(storage.jobs)).map(parseEvent)).toMatchObject([{ name, force: false }]);
    expect(await storage.jobs.depth()).toBe(1);
  });

  test('to what the picture has already needs no converter', async () => {
    const { storage, clock } = aLibrary();
    await write(storage, { ...record, turn: 90 });
    await act(storage, clock, id, turn);
    expect(await storage.jobs.depth()).toBe(0);
  });

  test('whose message somebody took meanwhile asks anew', async () => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    const take = once(async () => {
      await clock.advance(60_000);
      const [message] = await storage.jobs.receive(1, 120);
      if (message) await storage.jobs.remove(message);
    });
    await act(
      watch(storage, ({ does }) => (does === 'jobs.update' ? take() : undefined)),
      clock,
      id,
      turn,
    );
    expect((await textsOf(storage.jobs)).map(parseEvent)).toMatchObject([{ name, force: false }]);
  });
});

describe('somebody else writes meanwhile', () => {
  test('then the wish is put to what they wrote', async () => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    const converted = once(() => write(storage, { ...record, title: 'converted' }));
    const watched = watch(storage, ({ does }) => (does === 'records.put' ? converted() : undefined));
    expect(await act(watched, clock, id, { op: 'favorite' })).toMatchObject({
      record: { title: 'converted', user: { favorite: true } },
    });
  });

  test('and deletes it: then it is missing, and the message is gone', async () => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    const bury = once(() => write(storage, tombstoneOf(id, name, record, '')));
    const watched = watch(storage, ({ does }) => (does === 'records.put' ? bury() : undefined));
    expect(await act(watched, clock, id, trash)).toBe('missing');
    expect(await storage.jobs.depth()).toBe(0);
    expect(await readRecord(storage, id)).toMatchObject({ record: { state: 'deleted', user: {} } });
  });

  test('and it was us, whose answer went astray: then it is done, however late', async () => {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    const put: typeof storage.records.put = async (...args) => {
      await storage.records.put(...args);
      await clock.advance(50_000);
      return 'conflict';
    };
    const astray = { ...storage, records: { ...storage.records, put } };
    expect(await act(astray, clock, id, trash)).toMatchObject({ record: { user: { trashed: {} } } });
    expect(await storage.files.get('2026-05', id)).toMatchObject({ trashedAt: expect.any(String) });
    expect(await storage.jobs.depth()).toBe(0);
  });

  /** Each try to write takes so long that somebody else has written by then. */
  async function slowly(secondsATry: number) {
    const { storage, clock } = aLibrary();
    await write(storage, record);
    let tries = 0;
    const watched = watch(storage, async ({ does }) => {
      if (does !== 'records.put') return;
      tries += 1;
      await clock.advance(secondsATry * 1000);
      await write(storage, { ...record, title: `written ${tries} times` });
    });
    const acted = await act(watched, clock, id, trash);
    return { storage, acted, tries };
  }

  test('for 45 seconds: then it is late, nothing has changed, and nobody looks', async () => {
    const { storage, acted, tries } = await slowly(10);
    expect(acted).toBe('late');
    expect(tries).toBe(5);
    expect(await readRecord(storage, id)).toMatchObject({ record: { title: 'written 5 times', user: {} } });
    expect(await storage.jobs.depth()).toBe(0);
    expect(await marksIn(storage)).toEqual([]);
  });

  test('and is done after 45 seconds sharp: that is late too', async () => {
    expect(await slowly(45)).toMatchObject({ acted: 'late', tries: 1 });
    expect((await slowly(44)).tries).toBe(2);
  });
});
