/** One look at one name: whatever is true of the original, the library follows. */
import { describe, expect, test } from 'vitest';
import type { Storage } from '../../../core/storage.ts';
import { marksIn, rowsIn } from '../library/records.ts';
import { watch } from '../watch.ts';
import { aConverter, ID, NAME } from './aConverter.ts';

const PHOTO = 'jpeg hello taken 2026-05-04T18:32:10';

describe('a new photo', () => {
  test('has previews, a record, a row and a mark', async () => {
    const { upload, convert, record, preview, storage } = await aConverter();
    await upload(PHOTO);
    expect(await convert()).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({
      name: NAME,
      state: 'ok',
      kind: 'jpeg',
      contentType: 'image/jpeg',
      width: 300,
    });
    expect(await preview('thumb.webp')).toBe(`thumb of "${PHOTO}" turned 0`);
    expect(await preview('large.webp')).toBe(`large of "${PHOTO}" turned 0`);
    expect(await rowsIn(storage)).toEqual([`2026-05/${ID}`]);
    expect(await marksIn(storage)).toEqual(['2026-05']);
  });

  test('is written so that whatever names a thing comes after it', async () => {
    const done: string[] = [];
    const writes = (does: string) => /\.(put|remove)$/.test(does) && done.push(does);
    const { upload, convert } = await aConverter({ watched: (storage) => watch(storage, ({ does }) => writes(does)) });
    await upload(PHOTO);
    await convert();
    expect(done).toEqual(['previews.put', 'previews.put', 'records.put', 'files.put', 'marks.put']);
  });

  test('is not looked at before its record is', async () => {
    const done: string[] = [];
    const { upload, convert } = await aConverter({
      watched: (storage) => watch(storage, ({ does }) => done.push(does)),
    });
    await upload(PHOTO);
    await convert();
    expect(done.slice(0, 2)).toEqual(['records.read', 'originals.read']);
  });

  test('goes through its stages, each said', async () => {
    const { upload, convert } = await aConverter();
    await upload(PHOTO);
    const stages: string[] = [];
    await convert({}, { enter: (stage) => stages.push(stage) });
    expect(stages).toEqual(['look', 'download', 'inspect', 'wait', 'picture', 'write']);
  });
});

describe('previews', () => {
  test('may be kept by anyone for a year, and lie where their size is cheapest', async () => {
    const sizes = [128 * 1024 - 1, 128 * 1024];
    const puts: unknown[] = [];
    const { upload, convert } = await aConverter({
      media: {
        render: async () => ({
          state: 'ok',
          previews: sizes.map((size) => ({
            name: `${size}.webp`,
            width: 1,
            height: 1,
            type: 'image/webp',
            content: Buffer.alloc(size),
          })),
          ms: {},
        }),
      },
      watched: (storage) => watch(storage, ({ does, args }) => does === 'previews.put' && puts.push(args[2])),
    });
    await upload(PHOTO);
    await convert();
    const shared = { contentType: 'image/webp', cacheControl: 'private, max-age=31536000, immutable' };
    expect(puts).toEqual([
      { ...shared, tier: 'Hot' },
      { ...shared, tier: 'Cool' },
    ]);
  });

  test('are put again when asked, even if they are there', async () => {
    const { upload, convert, preview, record, storage } = await aConverter();
    await upload(PHOTO);
    await convert();
    const { rev } = await record();
    await storage.previews.remove(`${ID.slice(0, 2)}/${ID}/${rev}/thumb.webp`);
    expect(await preview('thumb.webp')).toBe('missing');
    expect(await convert({ force: true })).toEqual({ kind: 'done' });
    expect(await preview('thumb.webp')).toBe(`thumb of "${PHOTO}" turned 0`);
  });
});

describe('what no decoder knows', () => {
  test.each([
    ['other', 'unsupported'],
    ['raw', 'unsupported'],
    ['sidecar', 'ok'],
  ])('%s is recorded as %s, without pictures', async (kind, state) => {
    const { upload, convert, record, storage, media } = await aConverter();
    await upload(`${kind} of something`);
    expect(await convert()).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state, kind, previews: [], months: ['none'] });
    expect(media.calls).toEqual(['inspect']);
    expect(await rowsIn(storage)).toEqual([`none/${ID}`]);
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
  });
});

test('the connection to the original is freed, whatever comes of it', async () => {
  const calls: string[] = [];
  const counting = (storage: Storage): Storage => {
    const read: Storage['originals']['read'] = async (name, options) => {
      const blob = await storage.originals.read(name, options);
      if (typeof blob === 'string') return blob;
      calls.push('opened');
      return { ...blob, close: () => void calls.push('closed') };
    };
    return { ...storage, originals: { ...storage.originals, read } };
  };
  const { upload, convert } = await aConverter({ watched: counting });
  for (const text of [PHOTO, 'jpeg broken', 'jpeg memory 5000', 'x'.repeat(20_000)]) {
    await upload(text);
    await convert().catch(() => undefined);
    expect(calls.splice(0)).toEqual(['opened', 'closed']);
  }
});
