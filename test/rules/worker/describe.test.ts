/** The record that follows from what was found, for each way an attempt can end. */

import { describe, expect, test } from 'vitest';
import type { Metadata } from '../../../core/metadata.ts';
import { revOf } from '../../../core/pipeline.ts';
import { isCurrent } from '../../../core/record.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import {
  describeFailed,
  describeRendered,
  describeTouched,
  describeUnshown,
  type Found,
} from '../../../worker/describe.ts';
import type { Rendering } from '../../../worker/media/media.ts';
import { aRecord, PIPELINE, shaOf } from '../aRecord.ts';

const id = 'brykr4ooi3hbrjih';
const name = '2026/IMG_1.JPG';
const sha256 = shaOf('content');
const md5 = 'd5'.repeat(16);

function found(changes: Partial<Found> = {}): Found {
  return {
    job: { id, name },
    properties: {
      name,
      etag: '0x2',
      bytes: 1234,
      contentType: 'application/x-said-by-the-uploader',
      modifiedAt: '2026-06-09T00:00:00.000Z',
      metadata: {},
    },
    hashes: { sha256, md5 },
    inspection: saying({ takenLocal: '2026-05-04T18:32:10', takenSource: 'exif', rating: 2 }),
    before: undefined,
    pipeline: PIPELINE,
    now: '2026-07-01T00:00:00.000Z',
    ...changes,
  };
}

function saying(metadata: Partial<Metadata>): Found['inspection'] {
  return { kind: 'jpeg', contentType: 'image/jpeg', metadata };
}

const rendering: Rendering = {
  state: 'degraded',
  width: 6000,
  height: 4000,
  thumbhash: 'CAfB',
  fingerprint: { scheme: 'blockhash16', hex: 'ff' },
  developedBy: 'sharp',
  previews: [{ name: 'thumb.webp', width: 600, height: 400, type: 'image/webp', content: Buffer.alloc(77) }],
  ms: { decode: 12 },
};

/** What every record of this original says, however its attempt ended. */
const base = {
  schema: 1,
  id,
  name,
  folder: '2026',
  ext: 'jpg',
  kind: 'jpeg',
  bytes: 1234,
  contentType: 'image/jpeg',
  etag: '0x2',
  sha256,
  md5,
  rev: revOf(sha256, PIPELINE, 0),
  turn: 0,
  previews: [],
  takenLocal: '2026-05-04T18:32:10',
  takenSource: 'exif',
  rating: 2,
  uploadedAt: '2026-06-09T00:00:00.000Z',
  convertedAt: '2026-07-01T00:00:00.000Z',
  pipeline: { version: PIPELINE.version, ms: {} },
  user: {},
  months: ['2026-05'],
};

describe('each ending', () => {
  test('pictures', () => {
    const { previews: _, ms: __, ...picture } = rendering;
    expect(describeRendered(found(), rendering)).toStrictEqual({
      ...base,
      ...picture,
      previews: [{ name: 'thumb.webp', width: 600, height: 400, type: 'image/webp', bytes: 77 }],
      pipeline: { version: PIPELINE.version, ms: { decode: 12 } },
    });
  });

  test('no decoder', () => {
    expect(describeUnshown(found())).toStrictEqual({ ...base, state: 'unsupported' });
  });

  test('a fault', () => {
    const fault = { code: 'corrupt' as const, message: 'why', stage: 'picture', attempts: 1 };
    expect(describeFailed(found({ before: aRecord() }), fault)).toStrictEqual({
      ...base,
      uploadedAt: aRecord().uploadedAt,
      state: 'failed',
      fault,
    });
  });

  test('the same content again: the pictures stay, what is said of them is read anew', () => {
    const before = aRecord({
      state: 'degraded',
      thumbhash: 'CAfB',
      fingerprint: { scheme: 'blockhash16', hex: 'ff' },
      developedBy: 'sharp',
      title: 'said before',
      takenLocal: '2025-01-01T00:00:00',
    });
    const touched = describeTouched(found({ before }), before);
    expect(touched).toStrictEqual({
      ...base,
      state: 'degraded',
      previews: before.previews,
      pipeline: before.pipeline,
      uploadedAt: before.uploadedAt,
      months: ['2025-01', '2026-05'],
      width: 6000,
      height: 4000,
      thumbhash: 'CAfB',
      fingerprint: before.fingerprint,
      developedBy: 'sharp',
    });
    expect(isCurrent(touched, PIPELINE)).toBe(true);
  });

  test('what has no pictures gets none by a touch', () => {
    const { width: _, height: __, ...before } = aRecord({ state: 'unsupported', previews: [] });
    expect(describeTouched(found({ before }), before)).toStrictEqual({
      ...base,
      state: 'unsupported',
      pipeline: before.pipeline,
      uploadedAt: before.uploadedAt,
    });
  });
});

describe('a person’s wishes', () => {
  const user = { favorite: true, rating: 5, turn: { to: 90 as const, sha256 }, kept: ['g'] };

  test.each([
    ['pictures', describeRendered(found({ before: aRecord({ user }) }), rendering)],
    ['no decoder', describeUnshown(found({ before: aRecord({ user }) }))],
    ['a touch', describeTouched(found({ before: aRecord({ user }) }), aRecord({ user }))],
    ['a tombstone before', describeUnshown(found({ before: tombstoneOf(id, name, aRecord({ user }), '') }))],
  ])('are taken over as they are: %s', (_, record) => {
    expect(record.user).toStrictEqual(user);
    expect(record.turn).toBe(90);
    expect(record.rev).toBe(revOf(sha256, PIPELINE, 90));
  });

  test('a turn of earlier content stays, and does not count', () => {
    const turn = { to: 90 as const, sha256: shaOf('earlier') };
    const record = describeRendered(found({ before: aRecord({ user: { turn } }) }), rendering);
    expect(record).toMatchObject({ user: { turn }, turn: 0, rev: revOf(sha256, PIPELINE, 0) });
  });
});

describe('when it came', () => {
  const uploadedAt = '2020-01-01T00:00:00.000Z';

  test('is kept while the content is the same', () => {
    expect(describeUnshown(found({ before: aRecord({ uploadedAt }) })).uploadedAt).toBe(uploadedAt);
  });

  test.each([
    ['new content', aRecord({ uploadedAt, sha256: shaOf('earlier') })],
    ['content that had been deleted', tombstoneOf(id, name, aRecord({ uploadedAt }), uploadedAt)],
    ['what was never seen', undefined],
  ])('is when the storage got it, for %s', (_, before) => {
    expect(describeUnshown(found({ before })).uploadedAt).toBe('2026-06-09T00:00:00.000Z');
  });
});

describe('when it was taken', () => {
  const uploader = (metadata: Record<string, string>) => ({ ...found().properties, metadata });

  test('is what the uploader says where the file says nothing', () => {
    const properties = uploader({ originaltime: '2024-02-03T04:05:06' });
    const record = describeUnshown(found({ inspection: saying({}), properties }));
    expect(record).toMatchObject({ takenLocal: '2024-02-03T04:05:06', takenSource: 'uploader', months: ['2024-02'] });
  });

  test('an offset of the file is not put to a time of somebody else', () => {
    const properties = uploader({ originaltime: '2024-02-03T04:05:06' });
    expect(describeUnshown(found({ inspection: saying({ takenOffsetMin: 60 }), properties }))).not.toHaveProperty(
      'takenOffsetMin',
    );
    expect(describeUnshown(found({ inspection: saying({ takenOffsetMin: 60 }) }))).not.toHaveProperty('takenOffsetMin');
  });

  test('where nobody knows, it is in no month', () => {
    const record = describeUnshown(found({ inspection: saying({}) }));
    expect(record).not.toHaveProperty('takenLocal');
    expect(record).toMatchObject({ takenSource: 'none', months: ['none'] });
  });

  test('every month it was ever in is kept, once, in order', () => {
    const before = aRecord({ months: ['2026-05', '2026-06', 'none'] });
    expect(describeUnshown(found({ before })).months).toEqual(['2026-05', '2026-06', 'none']);
    const moved = found({ before, inspection: saying({ takenLocal: '2025-12-31T23:59:59' }) });
    expect(describeUnshown(moved).months).toEqual(['2025-12', '2026-05', '2026-06', 'none']);
  });
});
