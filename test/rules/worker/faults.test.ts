/** What is recorded of a file that can't be converted, and what is never lost over it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Storage } from '../../../core/storage.ts';
import { marksIn, rowsIn, write } from '../library/records.ts';
import { watch } from '../watch.ts';
import { aConverter, ID, NAME, type Parts } from './aConverter.ts';
import { fakeMedia } from './fakeMedia.ts';

const failedWith = (code: string) => ({ kind: 'failed', fault: expect.objectContaining({ code }) });

async function* failing(fault: FaultError): AsyncGenerator<Uint8Array> {
  yield* [];
  throw fault;
}

/** The original lies in the archive: all is known of it, and reading it fails, at once or at the first byte. */
const archived =
  (when: 'at once' | 'at the first byte') =>
  (storage: Storage): Storage => {
    const fault = new FaultError('archived', 'It lies in the archive.');
    const read: Storage['originals']['read'] = async (name, options) => {
      const blob = await storage.originals.read(name, options);
      if (typeof blob === 'string' && blob !== 'unchanged') return blob;
      if (typeof blob === 'string' || when === 'at once') throw fault;
      return { ...blob, body: failing(fault) };
    };
    return { ...storage, originals: { ...storage.originals, read } };
  };

describe('a fault is recorded', () => {
  test('with its reason, the stage, and how often it was tried', async () => {
    const { upload, convert, record, storage } = await aConverter();
    await upload('jpeg broken taken 2026-05-04T18:32:10');
    expect(await convert({}, { count: 3 })).toEqual(failedWith('corrupt'));
    expect(await record()).toMatchObject({
      state: 'failed',
      kind: 'jpeg',
      fault: { code: 'corrupt', message: 'It is broken.', stage: 'picture', attempts: 3 },
      takenLocal: '2026-05-04T18:32:10',
      previews: [],
    });
    expect(await rowsIn(storage)).toEqual([`2026-05/${ID}`]);
    expect(await marksIn(storage)).toEqual(['2026-05']);
  });

  test('of a file that is empty', async () => {
    const { upload, convert, record } = await aConverter();
    await upload('');
    expect(await convert()).toEqual(failedWith('empty'));
    expect(await record()).toMatchObject({ state: 'failed', bytes: 0, fault: { code: 'empty', stage: 'inspect' } });
  });

  test('of a picture larger than all the scratch space, of which no more is read than tells what it is', async () => {
    const { upload, convert, record, media } = await aConverter({ scratchBytes: 100_000 });
    await upload(`jpeg ${'x'.repeat(100_000)}`);
    expect(await convert({}, { last: true })).toEqual(failedWith('too-large'));
    expect(await record()).toMatchObject({
      state: 'failed',
      bytes: 100_005,
      sha256: '',
      kind: 'jpeg',
      contentType: 'image/jpeg',
      fault: { code: 'too-large', message: expect.stringContaining('100000') },
    });
    expect(media.calls).toEqual(['inspect']);
  });

  test('but not where somebody with more space may take it: it is handed on, and nothing is recorded', async () => {
    const { upload, convert, storage } = await aConverter({ scratchBytes: 100_000 });
    await upload(`jpeg ${'x'.repeat(100_000)}`);
    await expect(convert()).rejects.toMatchObject({ name: 'HandOnError', message: expect.stringContaining('100005') });
    expect(await rowsIn(storage)).toEqual([]);
  });

  test('but not of any other file of that size: it is hashed as it passes, and kept as it is', async () => {
    const { upload, convert, record } = await aConverter({ scratchBytes: 100_000 });
    const text = `other ${'x'.repeat(200_000)}`;
    await upload(text);
    expect(await convert()).toEqual({ kind: 'done' });
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(await record()).toMatchObject({ state: 'unsupported', kind: 'other', bytes: 200_006, sha256 });
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
    await upload(text, { sourcemd5: '00'.repeat(16) });
    expect(await convert()).toEqual(failedWith('corrupt-transfer'));
  });

  test.each(['at once', 'at the first byte'] as const)('of a file in the archive, which fails %s', async (when) => {
    const { upload, convert, record, storage } = await aConverter({ watched: archived(when) });
    await upload('jpeg hello');
    expect(await convert()).toEqual(failedWith('archived'));
    const { etag, bytes } = (await storage.originals.head(NAME)) as { etag: string; bytes: number };
    expect(await record()).toMatchObject({ name: NAME, state: 'failed', etag, bytes, fault: { code: 'archived' } });
    expect(await rowsIn(storage)).toEqual([`none/${ID}`]);
  });

  test('of a file that changed on its way here, in words that name both hashes', async () => {
    const { upload, convert, record, media } = await aConverter();
    await upload('jpeg hello', { sourcesha256: 'AB'.repeat(32) });
    expect(await convert()).toEqual(failedWith('corrupt-transfer'));
    const { kind, state, sha256, fault } = await record();
    expect({ kind, state }).toEqual({ kind: 'jpeg', state: 'failed' });
    expect(fault).toMatchObject({ code: 'corrupt-transfer', stage: 'inspect' });
    expect(fault?.message).toContain(`was ${'ab'.repeat(32)} where it came from, and is ${sha256} now`);
    expect(media.calls).toEqual(['inspect']);
  });

  test.each<[string, Parts, object, string]>([
    ['that lies in the archive now', { watched: archived('at once') }, {}, 'archived'],
    ['that this converter has no scratch space for', { scratchBytes: 5 }, {}, 'too-large'],
    ['that converters died over', {}, { foretold: new FaultError('died', 'They died.') }, 'died'],
  ])('of a file %s, with what was known before: kind, hashes and dates', async (_, parts, attempt, code) => {
    const first = await aConverter();
    await first.upload('jpeg broken taken 2026-05-04T18:32:10');
    await first.convert();
    const { fault: __, convertedAt: ___, ...known } = await first.record();
    const { convert, record } = await aConverter({ library: first, ...parts });
    expect(await convert({ force: true }, attempt)).toEqual(failedWith(code));
    expect(known).toMatchObject({ kind: 'jpeg', takenLocal: '2026-05-04T18:32:10' });
    expect(await record()).toMatchObject({ ...known, fault: { code } });
  });

  test('but not of a file that is deleted before anybody knows more of it', async () => {
    const library = await aConverter();
    await library.upload('jpeg hello');
    const deleting: Parts['watched'] = (storage) =>
      watch(archived('at once')(storage), ({ does }) =>
        does === 'originals.head' ? library.storage.originals.remove(NAME) : undefined,
      );
    const { convert, record } = await aConverter({ library, watched: deleting });
    expect(await convert()).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'deleted' });
  });

  test('and tried again each time somebody looks', async () => {
    const { upload, convert, media } = await aConverter();
    await upload('jpeg broken');
    await convert();
    await convert();
    expect(media.calls.filter((call) => call === 'render 0')).toHaveLength(2);
  });
});

describe('a failure never takes the place of good pictures', () => {
  const broken = { render: async () => Promise.reject(new FaultError('corrupt', 'Now it fails.')) };

  test('of the same content', async () => {
    const good = await aConverter();
    await good.upload('jpeg hello');
    await good.convert();
    const before = await good.stored();
    const { convert, stored, storage } = await aConverter({ library: good, media: broken });
    await storage.marks.remove('month', 'none');
    expect(await convert({ force: true })).toEqual(failedWith('corrupt'));
    expect(await stored()).toEqual(before);
    expect(await marksIn(storage)).toEqual(['none']);
  });

  test.each([
    ['that lies in the archive now', { watched: archived('at once') }, 'archived'],
    ['of which no byte comes', { watched: archived('at the first byte') }, 'archived'],
    ['that this converter has no scratch space for', { scratchBytes: 5 }, 'too-large'],
  ])('of a file %s', async (_, parts, code) => {
    const good = await aConverter();
    await good.upload('jpeg hello');
    await good.convert();
    const before = await good.stored();
    const { convert, stored } = await aConverter({ library: good, ...parts });
    expect(await convert({ force: true })).toEqual(failedWith(code));
    expect(await stored()).toEqual(before);
  });

  test('nor of what is current: that it lies in the archive now changes nothing', async () => {
    const good = await aConverter();
    await good.upload('jpeg hello');
    await good.convert();
    const { convert } = await aConverter({ library: good, watched: archived('at once') });
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
  });

  test('but does of new content that could not even be read', async () => {
    const { upload, convert, record } = await aConverter();
    await upload('jpeg hello');
    await convert();
    await upload('x'.repeat(20_000));
    expect(await convert()).toEqual(failedWith('too-large'));
    expect(await record()).toMatchObject({ state: 'failed', previews: [], sha256: '' });
  });

  test('but does of what had no pictures to keep', async () => {
    const unsupported = await aConverter();
    await unsupported.upload('words hello');
    await unsupported.convert();
    expect(await unsupported.record()).toMatchObject({ state: 'unsupported' });
    const said = {
      kind: 'heif',
      contentType: 'image/heic',
      metadata: {},
      decodable: true,
      memory: 1,
      missing: [],
    } as const;
    const inspect = async () => said;
    const { convert, record } = await aConverter({ library: unsupported, media: { ...broken, inspect } });
    expect(await convert({ force: true })).toEqual(failedWith('corrupt'));
    expect(await record()).toMatchObject({ state: 'failed', kind: 'heif', fault: { code: 'corrupt' } });
  });

  test('but does of other content', async () => {
    const { upload, convert, record } = await aConverter();
    await upload('jpeg hello');
    await convert();
    await upload('jpeg broken');
    expect(await convert()).toEqual(failedWith('corrupt'));
    expect(await record()).toMatchObject({ state: 'failed', previews: [] });
  });

  test('and does of another turn: these pictures are not what was asked for', async () => {
    const good = await aConverter();
    await good.upload('jpeg hello');
    await good.convert();
    const before = await good.record();
    const user = { turn: { to: 90 as const, sha256: before.sha256 } };
    await write(good.storage, { ...before, user });
    const { convert, record } = await aConverter({ library: good, media: broken });
    expect(await convert()).toEqual(failedWith('corrupt'));
    expect(await record()).toMatchObject({ state: 'failed', turn: 90, user });
  });
});

test('a success takes the place of a failure of the same content', async () => {
  let works = false;
  const { render } = fakeMedia();
  const { upload, convert, record } = await aConverter({
    media: {
      render: (...args) => (works ? render(...args) : Promise.reject(new FaultError('too-slow', 'It took too long.'))),
    },
  });
  await upload('jpeg hello');
  await convert();
  works = true;
  expect(await convert()).toEqual({ kind: 'done' });
  expect(await record()).toMatchObject({ state: 'ok' });
  expect(await record()).not.toHaveProperty('fault');
});

test('a storage that can’t be read is no deletion', async () => {
  const refused = new OutageError('storage', 'There is no such container.');
  const { convert, storage } = await aConverter({
    watched: (storage) =>
      watch(storage, ({ does }) => {
        if (does === 'originals.read') throw refused;
      }),
  });
  await expect(convert()).rejects.toBe(refused);
  expect(await storage.records.head(`${ID.slice(0, 2)}/${ID}.json`)).toBe('missing');
});

describe('what is not the file’s trouble is thrown, and nothing is recorded', () => {
  test.each<[string, Error]>([
    ['an outage', new OutageError('sharp', 'It will not load.')],
    ['an error nobody knows', new TypeError('undefined is not a function')],
  ])('%s', async (_, error) => {
    const { upload, convert, storage } = await aConverter({ media: { render: () => Promise.reject(error) } });
    await upload('jpeg hello');
    await expect(convert()).rejects.toBe(error);
    expect(await rowsIn(storage)).toEqual([]);
    expect(await storage.records.head(`${ID.slice(0, 2)}/${ID}.json`)).toBe('missing');
  });
});
