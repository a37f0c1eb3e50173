/** A further look at a photo that is known: only what has changed is done again. */
import { describe, expect, test } from 'vitest';
import { revOf } from '../../../core/pipeline.ts';
import { PIPELINE } from '../aRecord.ts';
import { marksIn, rowsIn } from '../library/records.ts';
import { aConverter, ID, NAME } from './aConverter.ts';

const PHOTO = 'jpeg hello taken 2026-05-04T18:32:10';

describe('an unchanged photo', () => {
  test('is not read again', async () => {
    const { upload, convert, media, stored } = await aConverter();
    await upload(PHOTO);
    await convert();
    const before = await stored();
    media.calls.length = 0;
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
    expect(media.calls).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  test('has its row and its mark made good', async () => {
    const { upload, convert, storage } = await aConverter();
    await upload(PHOTO);
    await convert();
    await storage.files.remove('2026-05', ID);
    await storage.marks.remove('month', '2026-05');
    await convert();
    expect(await rowsIn(storage)).toEqual([`2026-05/${ID}`]);
    expect(await marksIn(storage)).toEqual(['2026-05']);
  });

  test('is made anew by a newer pipeline', async () => {
    const older = await aConverter();
    await older.upload(PHOTO);
    await older.convert();
    const pipeline = { ...PIPELINE, version: 4 };
    const { convert, record, preview, media } = await aConverter({ library: older, pipeline });
    expect(await convert()).toEqual({ kind: 'done' });
    const { rev, sha256, pipeline: made } = await record();
    expect(rev).toBe(revOf(sha256, pipeline, 0));
    expect(made.version).toBe(4);
    expect(media.calls).toContain('render 0');
    expect(await preview('thumb.webp')).toBe(`thumb of "${PHOTO}" turned 0`);
  });

  test('is left as it is by an older pipeline, even if forced', async () => {
    const newer = await aConverter({ pipeline: { ...PIPELINE, version: 4 } });
    await newer.upload(PHOTO);
    await newer.convert();
    const before = await newer.stored();
    const { convert, stored, media } = await aConverter({ library: newer });
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
    expect(await convert({ force: true })).toEqual({ kind: 'skipped', reason: 'made by a newer pipeline' });
    expect(media.calls).toEqual([]);
    expect(await stored()).toEqual(before);
  });
});

describe('a touched photo', () => {
  test('has what is said of it read anew, and keeps its pictures', async () => {
    const { upload, convert, record, storage, media } = await aConverter();
    await upload('jpeg hello');
    await convert();
    const before = await record();
    media.calls.length = 0;
    await upload('jpeg hello', { mtime: '2025-01-02T03:04:05Z' });
    expect(await convert()).toEqual({ kind: 'done' });
    const { previews, rev, width, uploadedAt } = before;
    expect(await record()).toMatchObject({
      takenLocal: '2025-01-02T03:04:05',
      ...{ previews, rev, width, uploadedAt, months: ['2025-01', 'none'] },
    });
    expect((await record()).etag).not.toBe(before.etag);
    expect(media.calls).toEqual(['inspect']);
    expect(await rowsIn(storage)).toEqual([`2025-01/${ID}`]);
    expect(await marksIn(storage)).toEqual(['2025-01', 'none']);
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
  });
});

describe('a photo overwritten', () => {
  test('has its new pictures under another name', async () => {
    const { upload, convert, record, preview } = await aConverter();
    await upload(PHOTO);
    await convert();
    const before = await record();
    await upload('jpeg other');
    await convert();
    const after = await record();
    expect(after.rev).not.toBe(before.rev);
    expect(after.months).toEqual(['2026-05', 'none']);
    expect(await preview('thumb.webp')).toBe('thumb of "jpeg other" turned 0');
  });
});

describe('a photo deleted', () => {
  test('has a tombstone, and no row', async () => {
    const { upload, convert, record, storage } = await aConverter();
    await upload(PHOTO);
    await convert();
    await storage.originals.remove(NAME);
    expect(await convert()).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'deleted', months: ['2026-05'], previews: [] });
    expect(await rowsIn(storage)).toEqual([]);
    expect(await marksIn(storage)).toEqual(['2026-05']);
  });

  test('has its tombstone written each time, also if it was never seen', async () => {
    const { convert, stored } = await aConverter();
    await convert();
    const first = await stored();
    await convert();
    expect((await stored()).etag).not.toBe(first.etag);
    expect(first.record).toMatchObject({ name: NAME, state: 'deleted', months: [] });
  });

  test('and uploaded again is as good as new', async () => {
    const { upload, convert, record, storage, preview } = await aConverter();
    await upload(PHOTO);
    await convert();
    await storage.originals.remove(NAME);
    await convert();
    await upload(PHOTO);
    expect(await convert()).toEqual({ kind: 'done' });
    expect(await record()).toMatchObject({ state: 'ok', months: ['2026-05'] });
    expect(await preview('thumb.webp')).toBe(`thumb of "${PHOTO}" turned 0`);
    expect(await rowsIn(storage)).toEqual([`2026-05/${ID}`]);
  });
});
