/** What owners ask for their files: granted one by one, seen at once, and undone by nobody who converts beside them. */
import { expect, test } from 'vitest';
import { openPublished } from '../../api/snapshot/openPublished.ts';
import { parseEvent } from '../../core/event.ts';
import { idOf } from '../../core/id.ts';
import { recordName } from '../../core/names.ts';
import { OutageError } from '../../core/outage.ts';
import type { Queue } from '../../core/queue.ts';
import type { FileRecord } from '../../core/record.ts';
import { compact } from '../../library/compact.ts';
import { indexRecord } from '../../library/indexRecord.ts';
import { readRecord } from '../../library/readRecord.ts';
import { attempt } from '../../worker/attempt.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { aRecord } from '../rules/aRecord.ts';
import { write } from '../rules/library/records.ts';
import { type Call, once, watch } from '../rules/watch.ts';
import { aConverter, ID, NAME } from '../rules/worker/aConverter.ts';
import { anApi } from './anApi.ts';

const never = new AbortController().signal;
const CONTENT = 'jpeg taken 2026-05-04T18:32:10';
const LISTINGS = ['/api/search?q=', '/api/search?q=img', '/api/folders?path=2026', '/api/files?month=2026-05'];

/** An API over records that were converted and published; `before` is told of each of its calls to the storage. */
async function aStage(records: FileRecord[] = [], before: (call: Call) => unknown = () => {}) {
  const library = aLibrary();
  const { clock } = library;
  for (const record of records) await indexRecord(library.storage, await write(library.storage, record));
  await compact(library.storage);
  const storage = watch(library.storage, before);
  const asked = { soon: 0 };
  const publisher = { soon: () => void asked.soon++, ifLeft: () => {}, close: async () => {} };
  const api = await anApi([], { storage, clock, publisher, published: openPublished({ storage, clock }) });
  const act = async (body: object) => {
    const response = await api.post('/api/files/actions', body);
    const { status } = response;
    return { status, ...((await response.json()) as { results: object[]; done: number; detail?: string }) };
  };
  const listing = async (path: string) => {
    const { files } = (await (await api.get(path)).json()) as { files: { id: string }[] };
    return files;
  };
  return { ...library, api, act, listing, asked };
}

/** With a converter beside it that has dealt with one upload. */
async function aLivingStage() {
  // A folder goes with the last that it shows.
  const stage = await aStage([aRecord({ name: '2026/beside.jpg' })]);
  const { storage, clock, listing } = stage;
  const converter = await aConverter({ library: stage });
  /** Everything that waits is dealt with, and published. */
  const work = async () => {
    for (const queue of [storage.jobs, storage.later]) {
      for (let [message] = await queue.receive(1, 120); message; [message] = await queue.receive(1, 120)) {
        await attempt(converter.desk, { message, queue }, never);
      }
    }
    await compact(storage);
    await clock.advance(2000);
  };
  const event = async () => {
    const subject = `/blobServices/default/containers/file-store/blobs/${NAME}`;
    await storage.jobs.send(JSON.stringify({ subject, eventType: 'Microsoft.Storage.BlobCreated' }));
  };
  const upload = async (content = CONTENT) => {
    await converter.upload(content);
    await event();
    await work();
  };
  await upload();
  /** Which of the listings show it. */
  const shownIn = async () => {
    const found = LISTINGS.map(async (path) => (await listing(path)).some(({ id }) => id === ID) && path);
    return (await Promise.all(found)).filter((path) => path !== false);
  };
  return { ...stage, converter, work, event, upload, shownIn };
}

/** Names that are to be looked at, each forced or not. */
async function looksIn(queue: Queue): Promise<string[]> {
  const events = (await queue.peek(32)).map(({ text }) => parseEvent(text));
  return events.map((event) => `${event?.name}${event?.force ? ' forced' : ''}`).sort();
}

test('what is put into the trash is at once in no listing but that of the trash, and comes back as it was', async () => {
  const { act, listing, shownIn, work } = await aLivingStage();
  const [before] = await listing('/api/search?q=img');
  expect(await shownIn()).toEqual(LISTINGS);
  expect(await act({ op: 'trash', ids: [ID] })).toMatchObject({ status: 200, results: [{ id: ID, outcome: 'done' }] });
  expect([await shownIn(), await listing('/api/trash')]).toEqual([[], [expect.objectContaining({ id: ID })]]);
  await work();
  expect([await shownIn(), (await listing('/api/trash')).length]).toEqual([[], 1]);
  await act({ op: 'restore', ids: [ID] });
  expect([await shownIn(), await listing('/api/trash')]).toEqual([LISTINGS, []]);
  await work();
  expect(await listing('/api/search?q=img')).toEqual([before]);
});

test('neither an event again, nor a reconversion, nor the same content sent anew brings a trashed photo back', async () => {
  const { act, storage, listing, shownIn, work, event, upload, converter } = await aLivingStage();
  await act({ op: 'trash', ids: [ID] });
  await event();
  await work();
  expect(await act({ op: 'reconvert', ids: [ID] })).toMatchObject({ done: 1 });
  expect(await looksIn(storage.jobs)).toEqual([`${NAME} forced`]);
  const rendered = converter.media.calls.filter((call) => call.startsWith('render')).length;
  await work();
  expect(converter.media.calls.filter((call) => call.startsWith('render'))).toHaveLength(rendered + 1);
  await upload();
  expect([await shownIn(), (await listing('/api/trash')).length]).toEqual([[], 1]);
  // Of other content nobody has said anything.
  await upload(`${CONTENT} and more`);
  expect([await shownIn(), await listing('/api/trash')]).toEqual([LISTINGS, []]);
});

test('an original that is gone is a tombstone: in no listing, and no wish finds it', async () => {
  const { act, storage, listing, shownIn, work, event } = await aLivingStage();
  expect(await shownIn()).toEqual(LISTINGS);
  await act({ op: 'trash', ids: [ID] });
  await storage.originals.remove(NAME);
  await event();
  await work();
  expect([await shownIn(), await listing('/api/trash')]).toEqual([[], []]);
  for (const op of ['restore', 'favorite', 'reconvert']) {
    expect(await act({ op, ids: [ID] })).toMatchObject({ results: [{ id: ID, outcome: 'missing' }], done: 0 });
  }
  expect(await storage.jobs.depth()).toBe(0);
});

test('a turned photo is converted again, and keeps its favourite and its rating', async () => {
  const { act, listing, work, converter } = await aLivingStage();
  await act({ op: 'favorite', ids: [ID] });
  await act({ op: 'rate', to: 4, ids: [ID] });
  await act({ op: 'turn', to: 90, ids: [ID] });
  const [turning] = await listing('/api/search?q=img');
  expect(turning).toMatchObject({ favorite: true, rating: 4, turn: 90 });
  await work();
  expect(await converter.preview('thumb.webp')).toBe(`thumb of "${CONTENT}" turned 90`);
  const [turned] = await listing('/api/search?q=favorite:yes');
  expect(turned).toMatchObject({ id: ID, favorite: true, rating: 4, turn: 90 });
  expect(turned).not.toMatchObject({ rev: (turning as unknown as { rev: string }).rev });
  await act({ op: 'turn', to: 0, ids: [ID] });
  await act({ op: 'unfavorite', ids: [ID] });
  await work();
  expect(await converter.preview('thumb.webp')).toBe(`thumb of "${CONTENT}" turned 0`);
  expect((await listing('/api/search?q=img'))[0]).not.toHaveProperty('favorite');
});

test('each id is answered once, in the order in which they came', async () => {
  const names = ['c.jpg', 'a.jpg', 'b.jpg'];
  const { act, asked } = await aStage(names.map((name) => aRecord({ name })));
  const [c, a, b] = names.map(idOf);
  const nobody = idOf('nobody.jpg');
  expect(await act({ op: 'favorite', ids: [c, nobody, a, c, b] })).toEqual({
    status: 200,
    results: [
      { id: c, outcome: 'done' },
      { id: nobody, outcome: 'missing' },
      { id: a, outcome: 'done' },
      { id: b, outcome: 'done' },
    ],
    done: 3,
  });
  expect(asked.soon).toBe(3);
});

test('what could not be written in time is said, and has changed nothing', async () => {
  const record = aRecord();
  const { act, clock, storage, asked } = await aStage([record], async ({ does }) => {
    if (does === 'jobs.send') await clock.advance(46_000);
  });
  expect(await act({ op: 'trash', ids: [record.id] })).toMatchObject({
    results: [{ id: record.id, outcome: 'late' }],
    done: 0,
  });
  expect([await readRecord(storage, record.id), asked.soon]).toEqual([expect.objectContaining({ record }), 0]);
});

test('sixteen are in hand at once, and no more', async () => {
  const records = Array.from({ length: 40 }, (_, i) => aRecord({ name: `${i}.jpg` }));
  const gate = Promise.withResolvers<void>();
  let begun = 0;
  const { act, clock } = await aStage(records, async ({ does }) => {
    if (does !== 'jobs.send') return;
    begun += 1;
    await gate.promise;
  });
  const acting = act({ op: 'trash', ids: records.map(({ id }) => id) });
  await clock.advance(0);
  expect(begun).toBe(16);
  gate.resolve();
  expect(await acting).toMatchObject({ done: 40 });
});

test('an outage half-way is 503 with what was done; asked again, the rest is done, and nothing twice', async () => {
  const records = Array.from({ length: 40 }, (_, i) => aRecord({ name: `${i}.jpg` }));
  let puts = 0;
  const { act, storage } = await aStage(records, ({ does }) => {
    if (does === 'records.put' && ++puts === 20) throw new OutageError('storage', 'No answer from https://secret.');
  });
  const asked = { op: 'favorite', ids: records.map(({ id }) => id) };
  const first = await act(asked);
  expect(first.status).toBe(503);
  expect(first.detail).not.toContain('secret');
  const outcomes = Map.groupBy(first.results as { outcome: string }[], ({ outcome }) => outcome);
  expect([...outcomes.keys()].sort()).toEqual(['done', 'outage']);
  expect([first.results.length, outcomes.get('done')?.length]).toEqual([40, first.done]);
  expect(first.done).toBeLessThan(40);
  expect(await act(asked)).toMatchObject({ status: 200, done: 40 });
  for (const { id } of records)
    expect(await readRecord(storage, id)).toMatchObject({ record: { user: { favorite: true } } });
});

test.each(['{"schema":1,', 'null', JSON.stringify({ ...aRecord(), schema: 2 })])(
  'a record that can not be read (%s) is the outcome of its file alone, and the log says which',
  async (text) => {
    const records = Array.from({ length: 20 }, (_, i) => aRecord({ name: `${i}.jpg` }));
    const ids = records.map(({ id }) => id);
    const bad = ids[3] as string;
    const { act, api, storage } = await aStage(records);
    await storage.records.put(recordName(bad), Buffer.from(text), { contentType: 'application/json' });
    for (const op of ['favorite', 'reconvert']) {
      const results = ids.map((id) => ({ id, outcome: id === bad ? 'unreadable' : 'done' }));
      expect(await act({ op, ids })).toEqual({ status: 200, results, done: 19 });
    }
    const said = { event: 'record.unreadable', id: bad, message: expect.stringContaining(recordName(bad)) };
    expect(api.lines.filter(({ event }) => event === said.event)).toEqual([said, said]);
  },
);

test('a mistake of ours is no outage', async () => {
  const record = aRecord();
  const { act } = await aStage([record], ({ does }) => {
    if (does === 'jobs.send') throw new TypeError('A mistake.');
  });
  expect(await act({ op: 'trash', ids: [record.id] })).toMatchObject({ status: 500 });
});

test('all failures, or those with one fault, are converted again when nothing else waits; what is in the trash is left', async () => {
  const failed = (name: string, code: 'corrupt' | 'too-large', changes: Partial<FileRecord> = {}) =>
    aRecord({ name, state: 'failed', fault: { code, message: '', stage: 'picture', attempts: 1 }, ...changes });
  const { sha256 } = aRecord();
  const trashed = { at: '2026-07-01T00:00:00.000Z', sha256, etag: '0x1' };
  const { act, storage } = await aStage([
    ...[failed('a.jpg', 'corrupt'), failed('b.jpg', 'too-large'), aRecord({ name: 'sound.jpg' })],
    failed('t.jpg', 'corrupt', { user: { trashed } }),
  ]);
  expect(await act({ op: 'reconvert', failures: { fault: 'too-large' } })).toEqual({
    status: 200,
    results: [],
    done: 1,
  });
  expect(await looksIn(storage.later)).toEqual(['b.jpg forced']);
  await storage.later.clear();
  expect(await act({ op: 'reconvert', failures: {} })).toMatchObject({ done: 2 });
  expect(await looksIn(storage.later)).toEqual(['a.jpg forced', 'b.jpg forced']);
  expect(await act({ op: 'reconvert', failures: { fault: 'archived' } })).toMatchObject({ done: 0 });
  expect(await storage.jobs.depth()).toBe(0);
});

test.each([
  ['nothing', {}],
  ['an unknown wish', { op: 'delete', ids: [ID] }],
  ['nobody', { op: 'trash', ids: [] }],
  ['too many', { op: 'trash', ids: Array.from({ length: 501 }, (_, i) => idOf(`${i}`)) }],
  ['what is no id', { op: 'trash', ids: ['../../state/people'] }],
  ['a turn to nowhere', { op: 'turn', ids: [ID] }],
  ['a turn that is none', { op: 'turn', to: 45, ids: [ID] }],
  ['a turn in words', { op: 'turn', to: '90', ids: [ID] }],
  ['a rating that is none', { op: 'rate', to: 6, ids: [ID] }],
  ['half a star', { op: 'rate', to: 0.5, ids: [ID] }],
  ['more than a wish can mean', { op: 'trash', to: 90, ids: [ID] }],
  ['failures where ids are meant', { op: 'trash', failures: {} }],
  ['both', { op: 'reconvert', ids: [ID], failures: {} }],
  ['neither', { op: 'reconvert' }],
  ['a fault that is none', { op: 'reconvert', failures: { fault: 'bad' } }],
])('%s is refused, and nothing is done', async (_, body) => {
  const { act, storage } = await aStage([aRecord()]);
  expect(await act(body)).toMatchObject({ status: 400 });
  expect((await storage.jobs.depth()) + (await storage.later.depth())).toBe(0);
});

test('only owners act', async () => {
  const { api } = await aStage([aRecord()]);
  const asked = { op: 'trash', ids: [ID] };
  expect((await api.post('/api/files/actions', asked, 'viewer')).status).toBe(403);
  expect((await api.post('/api/files/actions', asked, null)).status).toBe(401);
});

test('of two wishes for one file the later one is shown, also where the earlier takes longer', async () => {
  const record = aRecord({ name: '2026/IMG_1.jpg' });
  const { id } = record;
  let beside: unknown;
  const trashedFirst = once(async () => {
    beside = (await act({ op: 'restore', ids: [id] })).done;
  });
  const { act, listing } = await aStage([record, aRecord({ name: '2026/beside.jpg' })], ({ does }) => {
    if (does === 'files.put') return trashedFirst();
    return undefined;
  });
  expect([(await act({ op: 'trash', ids: [id] })).done, beside]).toEqual([1, 1]);
  expect((await listing('/api/search?q=img')).map((file) => file.id)).toEqual([id]);
  expect(await listing('/api/trash')).toEqual([]);
});
