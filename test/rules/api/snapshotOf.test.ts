/** Rows as columns, and back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { type Row, rowOf } from '../../../core/row.ts';
import { tilesOf } from '../../../core/timeline/tiles.ts';
import { aRow } from '../aRow.ts';
import { anyRecord } from './anyRecord.ts';

const someRows = fc
  .uniqueArray(anyRecord, { selector: ({ name }) => name, maxLength: 10 })
  .map((records) => records.map(rowOf).filter((row) => row !== null));

const rowsOf = (rows: readonly Row[]) => {
  const snapshot = snapshotOf(rows);
  return Array.from({ length: snapshot.size }, (_, position) => snapshot.row(position));
};

/** A table gives no property back that is undefined. */
const asStored = (row: Row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

test('every row comes back as it was, each once', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const back = rowsOf(rows);
      expect(back.length).toBe(rows.length);
      for (const row of rows) expect(back.find(({ key }) => key === row.key)).toStrictEqual(asStored(row));
    }),
  );
});

test('a row comes back as it was however odd its values are', () => {
  const odd: Partial<Row>[] = [
    { takenLocal: '2026-02-31T10:00:00', partition: '2026-02' },
    { takenLocal: '2026-05-04T24:00:00', partition: '2026-05' },
    { takenLocal: '2026-05-04T10:00:00.123456', partition: '2026-05' },
    { takenLocal: 'yesterday', partition: 'yesterd' },
    { uploadedAt: '2026-06-01', trashedAt: '2026-06-01T10:00:00+02:00' },
    { sha256: 'AB'.repeat(32), fingerprint: '00'.repeat(32) },
    { sha256: 'abc', fingerprint: 'ab'.repeat(40) },
    { width: 0, height: 2.5 },
    { width: -1, height: 2 ** 40 },
    { title: '', camera: '', folder: '' },
    { bytes: 0, lat: 0, lon: -0.000_000_1, takenOffsetMin: 0, rating: 0, durationS: 0 },
  ];
  for (const changes of odd) expect(rowsOf([aRow('a.jpg', changes)])).toStrictEqual([aRow('a.jpg', changes)]);
});

test('positions are in the order of the timeline', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      // Each alone is a tile: stacks and what is not shown apart, the page orders files as we do.
      const shown = rows.map(
        (row): Row => ({ ...row, kind: 'jpeg', state: 'ok', folder: row.key, trashedAt: undefined }),
      );
      expect(rowsOf(shown).map(({ key }) => key)).toEqual(tilesOf(shown).map(({ row }) => row.key));
    }),
  );
});

test('an id has a position, and what is no id has none', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const snapshot = snapshotOf(rows);
      expect(snapshot.id.map((id) => snapshot.positionOf(id))).toEqual(snapshot.id.map((_, position) => position));
      expect(['', 'nobody', 'a'.repeat(16)].map(snapshot.positionOf)).toEqual([undefined, undefined, undefined]);
    }),
  );
});

test('ten thousand ids are all found', () => {
  const snapshot = snapshotOf(Array.from({ length: 10_000 }, (_, i) => aRow(`IMG_${i}.jpg`)));
  expect(snapshot.id.every((id, position) => snapshot.positionOf(id) === position)).toBe(true);
});

test('equal words have equal codes, and none has code 0', () => {
  const { camera, folder } = snapshotOf([
    aRow('c.jpg', { camera: 'X-T5' }),
    aRow('a.jpg', { camera: 'X-T5' }),
    aRow('b.jpg'),
  ]);
  expect([...camera.codes]).toEqual([1, 0, 1]);
  expect(camera.words[1]).toBe('X-T5');
  expect(folder.codes.every((code) => code > 0 && folder.words[code] === '')).toBe(true);
});

test('other rows have another rev', () => {
  const revs = [[], [aRow('a.jpg')], [aRow('a.jpg', { favorite: true })]].map((rows) => snapshotOf(rows).rev);
  expect(new Set(revs).size).toBe(3);
});
