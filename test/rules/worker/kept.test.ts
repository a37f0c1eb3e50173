/** A record that this converter must not replace, of an original that was touched since: what the blob says is taken over. */
import { describe, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import type { TakenSource } from '../../../core/metadata.ts';
import { describeKept } from '../../../worker/describe.ts';
import { aRecord, PIPELINE } from '../aRecord.ts';
import { marksIn, rowsIn } from '../library/records.ts';
import { aConverter, ID, NAME } from './aConverter.ts';

const SPRING = { mtime: '2024-03-04T05:06:07Z' };
const SUMMER = { mtime: '2024-07-08T09:10:11Z' };

describe('a touch of what a newer pipeline made', () => {
  async function touched(text: string) {
    const newer = await aConverter({ pipeline: { ...PIPELINE, version: 4 } });
    await newer.upload(text, SPRING);
    await newer.convert();
    const before = await newer.record();
    const { upload, convert, record, storage, media } = await aConverter({ library: newer });
    await upload(text, SUMMER);
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'made by a newer pipeline' });
    expect(media.calls).toEqual([]);
    return { before, record: await record(), storage, convert };
  }

  test('moves it to the month that the uploader says now, and nothing else', async () => {
    const { before, record, storage, convert } = await touched('jpeg hello');
    const head = await storage.originals.head(NAME);
    expect(record).toEqual({
      ...before,
      etag: head === 'missing' ? head : head.etag,
      takenLocal: '2024-07-08T09:10:11',
      months: ['2024-03', '2024-07'],
    });
    expect(await rowsIn(storage)).toEqual([`2024-07/${ID}`]);
    expect(await marksIn(storage)).toEqual(['2024-03', '2024-07']);
    expect(await convert()).toEqual({ kind: 'skipped', reason: 'current' });
  });

  test('changes no date that the file itself says', async () => {
    const { before, record } = await touched('jpeg hello taken 2020-01-02T03:04:05');
    expect(record).toEqual({ ...before, etag: record.etag });
    expect(record.etag).not.toBe(before.etag);
  });
});

test('a failure that keeps good pictures takes over what the blob says, too', async () => {
  const good = await aConverter();
  await good.upload('jpeg hello', SPRING);
  await good.convert();
  const fails = { render: () => Promise.reject(new FaultError('too-slow', 'It took too long.')) };
  const later = await aConverter({ library: good, media: fails, pipeline: { ...PIPELINE, version: 4 } });
  await later.upload('jpeg hello', SUMMER);
  expect(await later.convert()).toMatchObject({ kind: 'failed' });
  expect(await later.record()).toMatchObject({ state: 'ok', takenLocal: '2024-07-08T09:10:11' });
  expect(await rowsIn(good.storage)).toEqual([`2024-07/${ID}`]);
});

describe('whose date counts', () => {
  const uploader = { originaltime: '2024-02-03T04:05:06+01:00' };
  const kept = (takenSource: TakenSource, metadata: Record<string, string>) => {
    const before = aRecord({ takenSource, takenLocal: '2020-01-01T00:00:00', takenOffsetMin: 0 });
    const properties = { name: NAME, etag: '0x2', bytes: 1, contentType: '', modifiedAt: '', metadata };
    const { takenLocal, takenOffsetMin, takenSource: source } = describeKept({ job: before, properties }, before);
    return [takenLocal, takenOffsetMin, source];
  };
  const asItWas = (source: TakenSource) => ['2020-01-01T00:00:00', 0, source];

  test.each<[TakenSource, Record<string, string>, unknown[]]>([
    ['exif', uploader, asItWas('exif')],
    ['xmp', uploader, asItWas('xmp')],
    ['uploader', uploader, ['2024-02-03T04:05:06', 60, 'uploader']],
    ['uploader', {}, [undefined, undefined, 'none']],
    ['mtime', SPRING, ['2024-03-04T05:06:07', 0, 'mtime']],
    ['mtime', uploader, ['2024-02-03T04:05:06', 60, 'uploader']],
    ['mtime', {}, [undefined, undefined, 'none']],
    ['none', SPRING, ['2024-03-04T05:06:07', 0, 'mtime']],
    // The name is as it was, and a newer release may read more from it.
    ['name', SPRING, asItWas('name')],
    ['name', {}, asItWas('name')],
    ['name', uploader, ['2024-02-03T04:05:06', 60, 'uploader']],
  ])('of %s, when the blob says %j: %j', (source, metadata, expected) => {
    expect(kept(source, metadata)).toEqual(expected);
  });
});
