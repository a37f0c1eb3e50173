/** A file that needs a program which was not there when the converter started. */
import { expect, test } from 'vitest';
import { attempt } from '../../../worker/attempt.ts';
import type { Media } from '../../../worker/media/media.ts';
import { rowsIn } from '../library/records.ts';
import { aConverter } from './aConverter.ts';
import { fakeMedia } from './fakeMedia.ts';

const ever = new AbortController().signal;

test('is handed on to jobs-later, with the name of the program, and nothing is recorded', async () => {
  const { upload, take, desk, storage, logged, media } = await aConverter();
  await upload('heif lacks heif-convert');
  expect(await attempt(desk, await take(), ever)).toMatchObject({ kind: 'handedOn' });
  expect(logged.at(-1)?.fields).toMatchObject({
    outcome: 'handedOn',
    reason: 'The heif needs heif-convert, which this converter did not find when it started.',
  });
  expect(media.calls).toEqual(['inspect']);
  expect([await storage.jobs.depth(), await storage.later.depth()]).toEqual([0, 1]);
  expect(await rowsIn(storage)).toEqual([]);
});

test('is given back as an outage where it came from jobs-later: nobody is left to hand it to', async () => {
  const { upload, take, desk, storage } = await aConverter();
  await upload('heif lacks heif-convert');
  const taken = await take(undefined, storage.later);
  expect(await attempt(desk, taken, ever)).toMatchObject({ kind: 'outage', error: { what: 'heif-convert' } });
  expect(await storage.later.depth()).toBe(1);
  expect(await rowsIn(storage)).toEqual([]);
});

test('is not needed for what is current, and was only touched', async () => {
  const whole = await aConverter();
  await whole.upload('heif hello');
  await whole.convert();
  const { inspect } = fakeMedia();
  const media: Partial<Media> = {
    inspect: async (...args) => ({ ...(await inspect(...args)), missing: ['heif-convert'] }),
  };
  const { upload, convert, record } = await aConverter({ library: whole, media });
  await upload('heif hello', { mtime: '2024-02-03T04:05:06Z' });
  expect(await convert()).toEqual({ kind: 'done' });
  expect(await record()).toMatchObject({ state: 'ok', takenLocal: '2024-02-03T04:05:06' });
});
