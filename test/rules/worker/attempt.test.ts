/** One try at one message: what it comes to, what is said of it, and when a file has had tries enough. */
import { describe, expect, test } from 'vitest';
import { lookText } from '../../../core/event.ts';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { StoppedError } from '../../../core/outcome.ts';
import type { Storage } from '../../../core/storage.ts';
import { attempt } from '../../../worker/attempt.ts';
import { textsOf } from '../../textsOf.ts';
import { watch } from '../watch.ts';
import { aConverter, ID, NAME, type Parts } from './aConverter.ts';

const ever = new AbortController().signal;

test('a text that names nothing is shown by its first 200 characters, and kept whole in jobs-poison', async () => {
  const { take, desk, logged, storage } = await aConverter();
  const text = 'x'.repeat(60_000);
  await attempt(desk, await take(text), ever);
  expect(logged).toEqual([{ event: 'message.poisoned', fields: { text: `${'x'.repeat(200)}...` } }]);
  expect(await textsOf(storage.poison, 1)).toEqual([text]);
});

describe('an attempt', () => {
  test('at a good photo completes the message', async () => {
    const { upload, take, desk, record, storage } = await aConverter();
    await upload('jpeg hello');
    expect(await attempt(desk, await take(), ever)).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'ok' });
    expect(await storage.jobs.depth()).toBe(0);
  });

  test('is said in one line', async () => {
    const { upload, take, desk, logged, clock } = await aConverter({ media: { inspect: () => clockwork() } });
    const clockwork = async () => {
      await clock.advance(1_234);
      return {
        kind: 'jpeg',
        contentType: 'image/jpeg',
        metadata: {},
        decodable: true,
        memory: 1,
        missing: [],
      } as const;
    };
    await upload('jpeg hello');
    await attempt(desk, await take(), ever);
    expect(logged).toEqual([
      {
        event: 'attempt.ended',
        fields: { id: ID, name: NAME, outcome: 'done', stage: 'write', delivery: 1, ms: 1_234 },
      },
    ]);
  });

  test.each<[Error, object]>([
    [new FaultError('corrupt', 'broken'), { outcome: 'failed', fault: 'corrupt', message: 'broken' }],
    [new OutageError('sharp', 'gone'), { outcome: 'outage', what: 'sharp', message: 'gone', stage: 'picture' }],
    [new Error('odd'), { outcome: 'again', message: 'odd', stage: 'picture' }],
  ])('says why: %s', async (error, said) => {
    const { upload, take, desk, logged } = await aConverter({ media: { render: () => Promise.reject(error) } });
    await upload('jpeg hello');
    await attempt(desk, await take(), ever);
    expect(logged).toMatchObject([{ event: 'attempt.ended', fields: said }]);
  });

  test('shows its stages while it lasts', async () => {
    const { upload, take, desk, stages } = await aConverter();
    await upload('jpeg hello');
    await attempt(desk, await take(), ever);
    expect(stages).toEqual(['look', 'download', 'inspect', 'wait', 'picture', 'write']);
  });

  test.each([
    ['jpeg hello', 'done'],
    ['jpeg broken', 'failed'],
    ['other words', 'done'],
  ])('at "%s" says at last how it ended, and how long the original was', async (text, kind) => {
    const { upload, take, desk, ends, stages } = await aConverter();
    await upload(text);
    await attempt(desk, await take(), ever);
    expect(ends).toEqual([{ kind, bytes: text.length }]);
    expect(stages[0]).toBe('look');
  });

  test('at a file that no scratch space holds says how long it was too', async () => {
    const { upload, take, desk, ends } = await aConverter({ scratchBytes: 70_000 });
    const text = `other ${'x'.repeat(80_000)}`;
    await upload(text);
    await attempt(desk, await take(), ever);
    expect(ends).toEqual([{ kind: 'done', bytes: text.length }]);
  });

  test('whose message can no longer be settled has not ended well', async () => {
    const watched = (storage: Storage) =>
      watch(storage, ({ does }) => {
        if (does === 'jobs.remove') throw new OutageError('storage', 'refused');
      });
    const { upload, take, desk, ends, storage } = await aConverter({ watched });
    await upload('jpeg hello');
    const { message } = await take();
    await attempt(desk, { message, queue: watched(storage).jobs }, ever);
    expect(ends).toMatchObject([{ kind: 'outage' }]);
  });

  test('at what is current, absent or only touched has worked on no content', async () => {
    const { upload, take, desk, ends, storage } = await aConverter();
    await attempt(desk, await take(), ever);
    await upload('jpeg hello');
    await attempt(desk, await take(), ever);
    await attempt(desk, await take(), ever);
    await upload('jpeg hello', { originalname: 'other' });
    await attempt(desk, await take(), ever);
    await storage.originals.remove(NAME);
    await attempt(desk, await take(), ever);
    expect(ends.map(({ kind, bytes }) => [kind, bytes])).toEqual([
      ['done', undefined],
      ['done', 10],
      ['skipped', undefined],
      ['done', undefined],
      ['done', undefined],
    ]);
  });
});

describe('a text that names no original', () => {
  test.each([
    ['garbage', 'hello'],
    ['an event of our own previews', eventOf('pv-store')],
  ])('%s goes to jobs-poison as it is', async (_, text) => {
    const { take, desk, storage, logged } = await aConverter();
    expect(await attempt(desk, await take(text), ever)).toEqual({ kind: 'skipped', reason: 'names no original' });
    expect(await textsOf(storage.poison)).toEqual([text]);
    expect(await storage.jobs.depth()).toBe(0);
    expect(logged).toMatchObject([{ event: 'message.poisoned', fields: { text } }]);
  });
});

function eventOf(container: string): string {
  return JSON.stringify({ subject: `/blobServices/default/containers/${container}/blobs/a`, eventType: 'x' });
}

describe('memory', () => {
  test('that is too little here hands the file on', async () => {
    const { upload, take, desk, storage } = await aConverter();
    await upload('jpeg memory 5000');
    expect(await attempt(desk, await take(), ever)).toMatchObject({ kind: 'handedOn' });
    expect([await storage.jobs.depth(), await storage.later.depth()]).toEqual([0, 1]);
  });

  test('that is too little for what was handed on is the file’s fault', async () => {
    const { upload, take, desk, storage, record } = await aConverter();
    await upload('jpeg memory 5000');
    const taking = await take(lookText({ name: NAME }), storage.later);
    expect(await attempt(desk, taking, ever)).toMatchObject({ kind: 'failed' });
    expect(await record()).toMatchObject({ state: 'failed', fault: { code: 'out-of-memory' } });
    expect([await storage.jobs.depth(), await storage.later.depth()]).toEqual([0, 0]);
  });
});

/** Renders only once the test lets it; `signal` ends it early, as `Media` says. */
function slowly() {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const media: NonNullable<Parts['media']> = {
    render: (_file, _inspection, _turn, { signal }) => {
      begin();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    },
  };
  return { begun, media };
}

describe('ended from outside', () => {
  test('by a lost hold: the work stops, and nothing is settled or written', async () => {
    const { begun, media } = slowly();
    const { upload, take, desk, storage, clock } = await aConverter({ media });
    await upload('jpeg hello');
    const taking = await take();
    const trying = attempt(desk, taking, ever);
    await begun;
    await storage.jobs.update(taking.message, taking.message.text, 0);
    const [taken] = await storage.jobs.receive(1, 1000);
    await clock.advance(40_000);
    expect(await trying).toEqual({ kind: 'overtaken' });
    expect(await storage.records.head(`${ID.slice(0, 2)}/${ID}.json`)).toBe('missing');
    expect(await storage.jobs.depth()).toBe(1);
    expect(taken && (await storage.jobs.remove(taken))).toBe('removed');
  });

  test('by a converter that must leave: the message is given back, visible, as if never tried', async () => {
    const { begun, media } = slowly();
    const { upload, take, desk, storage } = await aConverter({ media });
    await upload('jpeg hello');
    const stop = new AbortController();
    const trying = attempt(desk, await take(), stop.signal);
    await begun;
    stop.abort(new StoppedError('leaving'));
    expect(await trying).toEqual({ kind: 'stopped' });
    expect(await storage.jobs.receive(32, 1)).toMatchObject([{ deliveries: 1 }]);
    expect(await storage.records.head(`${ID.slice(0, 2)}/${ID}.json`)).toBe('missing');
  });

  test('while it lasts the message stays ours, however long that is', async () => {
    const { begun, media } = slowly();
    const { upload, take, desk, storage, clock } = await aConverter({ media });
    await upload('jpeg hello');
    const stop = new AbortController();
    const trying = attempt(desk, await take(), stop.signal);
    await begun;
    await clock.advance(3_600_000);
    expect(await storage.jobs.receive(32, 1)).toEqual([]);
    stop.abort(new StoppedError('leaving'));
    await trying;
  });
});

test('a queue that can’t be told is an outage', async () => {
  const { upload, take, desk } = await aConverter();
  await upload('jpeg hello');
  const { message, queue } = await take();
  const broken = { ...queue, remove: () => Promise.reject(new OutageError('storage', 'away')) };
  expect(await attempt(desk, { message, queue: broken }, ever)).toMatchObject({ kind: 'outage' });
});
