/** The record of an absent original keeps what finds it again and what a person said, and nothing of the picture. */
import { expect, test } from 'vitest';
import type { FileRecord } from '../../../core/record.ts';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { aRecord } from '../aRecord.ts';

const now = '2026-07-01T00:00:00.000Z';

const full = aRecord({
  camera: { make: 'Canon' },
  gps: { lat: 1, lon: 2 },
  title: 'Home',
  keywords: ['us'],
  exif: { a: 1 },
  xmp: { b: 1 },
  thumbhash: 'CAfB',
  fingerprint: { scheme: 'blockhash16', hex: '00' },
  developedBy: 'sharp',
  fault: { code: 'corrupt', message: '', stage: '', attempts: 1 },
  user: {
    favorite: true,
    rating: 4,
    kept: ['g'],
    turn: { to: 90, sha256: 'x' },
    trashed: { at: now, sha256: 'x', etag: 'e' },
  },
  months: ['2026-04', '2026-05'],
});

const buried: FileRecord = {
  schema: 1,
  id: full.id,
  name: full.name,
  folder: '2026',
  ext: 'jpg',
  state: 'deleted',
  kind: 'jpeg',
  bytes: full.bytes,
  contentType: full.contentType,
  etag: full.etag,
  sha256: full.sha256,
  md5: full.md5,
  rev: '',
  turn: 0,
  previews: [],
  uploadedAt: full.uploadedAt,
  convertedAt: now,
  pipeline: { version: 0, ms: {} },
  user: { favorite: true, rating: 4, kept: ['g'], turn: { to: 90, sha256: 'x' } },
  months: ['2026-04', '2026-05'],
};

test('of a picture it keeps name, hashes, months and wishes, but not the trash', () => {
  expect(tombstoneOf(full.id, full.name, full, now)).toStrictEqual(buried);
});

test('of a tombstone it keeps everything', () => {
  expect(tombstoneOf(full.id, full.name, buried, now)).toStrictEqual(buried);
});

test('of what was never seen it knows the name alone', () => {
  expect(tombstoneOf(full.id, full.name, undefined, now)).toStrictEqual({
    ...buried,
    kind: 'other',
    bytes: 0,
    contentType: '',
    etag: '',
    sha256: '',
    md5: '',
    uploadedAt: now,
    user: {},
    months: [],
  });
});

test('the record before it is left as it was', () => {
  const before = structuredClone(full);
  tombstoneOf(full.id, full.name, before, now);
  expect(before).toStrictEqual(full);
});
