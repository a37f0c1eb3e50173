/** The row that follows from a record: what a list shows, and never more than a table takes. */
import { describe, expect, test } from 'vitest';
import { type Row, rowOf } from '../../../core/row.ts';
import { aRecord, shaOf } from '../aRecord.ts';

const sha256 = shaOf('content');

test('a tombstone has no row', () => {
  expect(rowOf(aRecord({ state: 'deleted' }))).toBeNull();
});

test('a row says all that a list shows', () => {
  const record = aRecord({
    takenOffsetMin: 120,
    durationS: 2.5,
    camera: { make: 'Canon', model: 'Canon EOS R5', lens: 'RF 50mm F1.2L' },
    exposure: { iso: 800, fNumber: 1.2, focalMm: 50, seconds: 0.004 },
    gps: { lat: 59.33, lon: 18.07, altitude: 12 },
    rating: 3,
    keywords: ['sea', 'summer "26"'],
    title: 'The sea',
    thumbhash: 'CAfB',
    fingerprint: { scheme: 'blockhash16', hex: 'ff'.repeat(32) },
    fault: { code: 'corrupt', message: 'a long story', stage: 'picture', attempts: 2 },
    user: {
      favorite: true,
      turn: { to: 90, sha256 },
      trashed: { at: '2026-06-02T00:00:00.000Z', sha256, etag: '0x1' },
      kept: ['g1', 'g2'],
    },
    exif: { a: 1 },
    xmp: { b: 2 },
  });
  const row: Required<Row> = {
    partition: '2026-05',
    key: 'brykr4ooi3hbrjih',
    rev: record.rev,
    name: '2026/IMG_1.JPG',
    folder: '2026',
    ext: 'jpg',
    state: 'ok',
    kind: 'jpeg',
    bytes: 1_000,
    sha256,
    uploadedAt: '2026-06-01T10:00:00.000Z',
    takenSource: 'exif',
    width: 6000,
    height: 4000,
    takenLocal: '2026-05-04T18:32:10',
    takenOffsetMin: 120,
    durationS: 2.5,
    camera: 'Canon EOS R5',
    lens: 'RF 50mm F1.2L',
    iso: 800,
    fNumber: 1.2,
    focalMm: 50,
    exposureS: 0.004,
    lat: 59.33,
    lon: 18.07,
    rating: 3,
    keywords: '["sea","summer \\"26\\""]',
    title: 'The sea',
    thumbhash: 'CAfB',
    fingerprint: 'ff'.repeat(32),
    fault: 'corrupt',
    favorite: true,
    trashedAt: '2026-06-02T00:00:00.000Z',
    turn: 90,
    kept: '["g1","g2"]',
  };
  expect(rowOf(record)).toStrictEqual(row);
});

test('what a record does not say, its row does not say either', () => {
  const { takenSource: _, width: __, height: ___, takenLocal: ____, ...bare } = aRecord();
  const stated = Object.entries(rowOf(bare) ?? {}).filter(([, value]) => value !== undefined);
  expect(stated.map(([name]) => name).sort()).toEqual(
    ['partition', 'key', 'rev', 'name', 'folder', 'ext', 'state', 'kind', 'bytes', 'sha256', 'uploadedAt']
      .concat('takenSource')
      .sort(),
  );
  expect(rowOf(bare)).toMatchObject({ partition: 'none', takenSource: 'none' });
});

test('nothing that nobody lists is in a row', () => {
  const row = rowOf(aRecord({ exif: { secret: 'serial' }, xmp: { history: 'long' } }));
  expect(JSON.stringify(row)).not.toMatch(/secret|history/);
});

describe('wishes', () => {
  const other = shaOf('other');
  test.each([
    ['a turn of earlier content', { turn: { to: 90 as const, sha256: other } }, { turn: undefined }],
    ['a turn back to upright', { turn: { to: 0 as const, sha256 } }, { turn: undefined }],
    ['the trash of earlier content', { trashed: { at: 'x', sha256: other, etag: '' } }, { trashedAt: undefined }],
    ['a favourite taken back', { favorite: false }, { favorite: undefined }],
  ])('%s does not count', (_, user, shown) => {
    expect(rowOf(aRecord({ user }))).toMatchObject(shown);
  });

  test('a person rates above the file, also with nothing', () => {
    expect(rowOf(aRecord({ rating: 3, user: { rating: 5 } }))?.rating).toBe(5);
    expect(rowOf(aRecord({ rating: 3, user: { rating: 0 } }))?.rating).toBe(0);
  });
});

describe('the camera', () => {
  test.each([
    ['Canon', 'Canon EOS R5', 'Canon EOS R5'],
    ['NIKON CORPORATION', 'NIKON D850', 'NIKON D850'],
    ['SONY', 'ILCE-7M3', 'SONY ILCE-7M3'],
    ['Apple', undefined, 'Apple'],
    [undefined, 'iPhone 15', 'iPhone 15'],
    [undefined, undefined, undefined],
    ['', '', undefined],
  ])('%s, %s is %s', (make, model, camera) => {
    const said = { ...(make !== undefined && { make }), ...(model !== undefined && { model }) };
    expect(rowOf(aRecord({ camera: said }))?.camera).toBe(camera);
  });
});

describe('limits', () => {
  /** A table property holds 32 Ki UTF-16 units. */
  const TABLE_LIMIT = 32_768;

  test('no text is longer than a table takes', () => {
    const long = '\u0000'.repeat(100_000);
    const row = rowOf(
      aRecord({
        camera: { make: long, model: long, lens: long },
        title: long,
        keywords: Array.from({ length: 1000 }, () => long.slice(0, 50)),
        user: { kept: Array.from({ length: 10_000 }, (_, i) => `group-${i}`) },
      }),
    );
    for (const value of Object.values(row ?? {})) expect(String(value).length).toBeLessThan(TABLE_LIMIT / 4);
  });

  test('a text is not cut within a character', () => {
    const title = `${'a'.repeat(1999)}👪`;
    expect(rowOf(aRecord({ title }))?.title?.isWellFormed()).toBe(true);
    expect(rowOf(aRecord({ title: 'half \ud83d' }))?.title?.isWellFormed()).toBe(true);
  });

  test('a list keeps whole members, the first ones', () => {
    const keywords = Array.from({ length: 1000 }, (_, i) => `keyword ${i}`);
    const kept = JSON.parse(rowOf(aRecord({ keywords }))?.keywords ?? '');
    expect(kept.length).toBeGreaterThan(200);
    expect(kept).toEqual(keywords.slice(0, kept.length));
  });

  test('a list that just fits is kept whole', () => {
    const keywords = ['a'.repeat(1994), 'b'.repeat(1999)];
    expect(JSON.stringify(keywords)).toHaveLength(4000);
    expect(rowOf(aRecord({ keywords }))?.keywords).toBe(JSON.stringify(keywords));
    expect(rowOf(aRecord({ keywords: [...keywords, ''] }))?.keywords).toBe(JSON.stringify(keywords));
  });

  test.each([[[]], [['a'.repeat(5000)]]])('a list of which nothing fits is not said', (keywords) => {
    expect(rowOf(aRecord({ keywords }))?.keywords).toBeUndefined();
  });

  test('a list of a hundred thousand does not hold up the converter', () => {
    const keywords = Array.from({ length: 100_000 }, (_, i) => `keyword ${i}`);
    const started = performance.now();
    rowOf(aRecord({ keywords }));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
