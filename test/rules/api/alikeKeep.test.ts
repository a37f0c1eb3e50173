/** Which of a group to keep, and what may go. */
import { describe, expect, test } from 'vitest';
import { plainName, saysCopy } from '../../../api/alike/plainName.ts';
import { type GroupKind, suggestion } from '../../../api/alike/suggestion.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { Row } from '../../../core/row.ts';
import { shaOf } from '../aRecord.ts';
import { aRow } from '../aRow.ts';
import { aPrint, away } from './prints.ts';

const print = aPrint(1);
const camera = 'Canon EOS R5';

/** A near copy of all others here, of bytes of its own. */
function alike(name: string, changes: Partial<Row> = {}): Row {
  return aRow(name, { fingerprint: print, camera, sha256: shaOf(name), ...changes });
}

function suggested(kind: GroupKind, rows: readonly Row[]) {
  const snapshot = snapshotOf(rows);
  const { keep, members, bytesToGain } = suggestion(snapshot, kind, [...snapshot.name.keys()]);
  return {
    keep: snapshot.name[keep.position],
    ...{ why: keep.why, reason: keep.reason, bytesToGain },
    members: members.map(({ position, ...told }) => ({ name: snapshot.name[position], ...told })),
    goes: members.filter(({ stays }) => stays === undefined).map(({ position }) => snapshot.name[position]),
  };
}

describe('of similar ones, the one to keep', () => {
  test.each<[string, Row, Row, string[]]>([
    [
      'is a favourite, whatever else',
      alike('b/x.webp', { kind: 'webp', favorite: true, bytes: 1 }),
      alike('a.jpg'),
      ['favorite'],
    ],
    ['is the RAW', alike('b/x.cr2', { kind: 'raw', width: 160 }), alike('a.jpg', { bytes: 9_000 }), ['raw']],
    [
      'is what came from the camera',
      alike('b/x.jpg'),
      alike('a.jpg', { camera: undefined, width: 9000 }),
      ['original'],
    ],
    [
      'is no conversion, though that has EXIF',
      alike('b/x.jpg'),
      alike('a.png', { kind: 'png', bytes: 9_000 }),
      ['original'],
    ],
    ['is rated highest', alike('b/x.jpg', { rating: 2 }), alike('a.jpg', { rating: 1, width: 9000 }), ['rating']],
    ['has the most pixels', alike('b/x.jpg', { width: 3001 }), alike('a.jpg', { bytes: 9_000 }), ['pixels']],
    [
      'has as many pixels on its side',
      alike('b/x.jpg', { width: 2000, height: 3000, bytes: 1_001 }),
      alike('a.jpg'),
      ['bytes'],
    ],
    ['has the most bytes', alike('b/x.jpg', { bytes: 1_001 }), alike('a.jpg', { iso: 100 }), ['bytes']],
    ['says most of how it was taken', alike('b/x.jpg', { iso: 100 }), alike('a.jpg'), ['exif']],
    ['has the shortest path', alike('b/x.jpg'), alike('b/xx.jpg'), ['path']],
    ['is not called a copy', alike('albums/2019/holiday/x.jpg'), alike('x (1).jpg'), ['path']],
    ['is in no folder that is called a copy', alike('albums/2019/x.jpg'), alike('copy of a/x.jpg'), ['path']],
    ['comes first by name', alike('a.jpg'), alike('b.jpg'), ['name']],
  ])('%s', (_, kept, other, why) => {
    for (const rows of [
      [kept, other],
      [other, kept],
    ]) {
      expect(suggested('similar', rows)).toMatchObject({ keep: kept.name, why, goes: [other.name] });
    }
  });

  test('is never told by its place, which viewers may not know of', () => {
    const rows = [alike('a.jpg'), alike('b.jpg', { lat: 60.4, lon: 5.3 })];
    expect(suggested('similar', rows)).toMatchObject({ keep: 'a.jpg', why: ['name'] });
  });

  test('is told from others by one rule after the other, and the reason names all', () => {
    const rows = [alike('a.cr2', { kind: 'raw' }), alike('b.cr2', { kind: 'raw', bytes: 2_000 }), alike('c.jpg')];
    expect(suggested('similar', rows)).toMatchObject({
      keep: 'b.cr2',
      why: ['raw', 'bytes'],
      reason: 'It is the RAW, and has the most bytes.',
      bytesToGain: 2_000,
    });
  });
});

describe('of equal ones', () => {
  test.each<[string, Partial<Row>, Partial<Row>, string[]]>([
    ['a favourite stays', { favorite: true }, {}, ['favorite']],
    ['the one a person has rated stays', { rating: 1 }, {}, ['rating']],
    ['nothing that we made of them counts', {}, { width: 9000, iso: 100, kind: 'raw' }, ['name']],
  ])('%s', (_, kept, other, why) => {
    const rows = [aRow('a.jpg', kept), aRow('b.jpg', other)];
    expect(suggested('exact', rows)).toMatchObject({ keep: 'a.jpg', why, goes: ['b.jpg'] });
  });

  test('all are as near as can be, turned or without a fingerprint', () => {
    const rows = [
      aRow('a.jpg', { fingerprint: print }),
      aRow('b.jpg', { fingerprint: aPrint(2), turn: 90 }),
      aRow('c.jpg'),
    ];
    expect(suggested('exact', rows).members.map(({ distance }) => distance)).toEqual([0, 0, 0]);
  });
});

describe('what the suggestion leaves', () => {
  test('the JPEG that is stacked with the RAW to keep, and no other of its kind', () => {
    const rows = [
      alike('a/IMG_1.CR2', { kind: 'raw' }),
      alike('a/img_1.jpg'),
      alike('a/img_1.jpeg'),
      alike('b/IMG_1.jpg', { fingerprint: away(print, 2) }),
    ];
    expect(suggested('similar', rows)).toMatchObject({
      keep: 'a/IMG_1.CR2',
      members: [
        { name: 'a/IMG_1.CR2', stays: 'kept', distance: 0 },
        { name: 'a/img_1.jpeg', stays: 'stack', distance: 0 },
        { name: 'a/img_1.jpg', stays: undefined, distance: 0 },
        { name: 'b/IMG_1.jpg', stays: undefined, distance: 2 },
      ],
      bytesToGain: 2_000,
    });
  });

  test('a near copy of what is stacked with the one to keep goes, however far it is from that itself', () => {
    const rows = [
      alike('a/IMG_1.CR2', { kind: 'raw', fingerprint: away(print, 15) }),
      alike('a/IMG_1.JPG'),
      alike('b.jpg', { fingerprint: away(print, 10, 8), camera: undefined }),
    ];
    expect(suggested('similar', rows)).toMatchObject({
      keep: 'a/IMG_1.CR2',
      goes: ['b.jpg'],
      members: [{}, {}, { distance: 10 }],
    });
  });

  test('a RAW, if a person likes the JPEG best', () => {
    const rows = [alike('a.jpg', { favorite: true }), alike('b.cr2', { kind: 'raw' }), alike('c.jpg')];
    expect(suggested('similar', rows)).toMatchObject({
      keep: 'a.jpg',
      members: [{}, { name: 'c.jpg' }, { name: 'b.cr2', stays: 'raw' }],
      goes: ['c.jpg'],
    });
  });

  test('the ends of a chain: near copies of others, but not of the one to keep', () => {
    const burst = [0, 10, 20, 30].map((bits, at) =>
      alike(`${at}.jpg`, { fingerprint: away(print, bits), bytes: 9 - at }),
    );
    expect(suggested('similar', burst)).toMatchObject({
      keep: '0.jpg',
      members: [{ distance: 0 }, { distance: 10 }, { stays: 'far', distance: 20 }, { stays: 'far', distance: 30 }],
      goes: ['1.jpg'],
      bytesToGain: 8,
    });
  });

  test('a copy that no fingerprint tells of, as it is the same bytes as another', () => {
    const sha256 = shaOf('same');
    const rows = [
      alike('a.jpg', { bytes: 9_000 }),
      alike('b.jpg', { sha256 }),
      alike('c.jpg', { sha256, fingerprint: undefined }),
    ];
    expect(suggested('similar', rows).members.at(-1)).toEqual({
      name: 'c.jpg',
      stays: 'far',
      distance: Number.POSITIVE_INFINITY,
    });
  });
});

test.each([
  ['IMG_1.JPG', 'img_1'],
  ['a/IMG_1 (1).JPG', 'img_1'],
  ['IMG_1(2).JPG', 'img_1'],
  ['IMG_1 - Copy.JPG', 'img_1'],
  ['IMG_1 - Copy (2).JPG', 'img_1'],
  ['IMG_1 copy 2.JPG', 'img_1'],
  ['IMG_1_copy.JPG', 'img_1'],
  ['Copy of IMG_1.JPG', 'img_1'],
  ['Copy (2) of IMG_1.JPG', 'img_1'],
  ['Kopie von IMG_1.JPG', 'img_1'],
  ['IMG_1 - Kopie.JPG', 'img_1'],
  ['Copie de IMG_1 - copie.JPG', 'img_1'],
  ['IMG_1 — копия.JPG', 'img_1'],
  ['IMG_1 副本.JPG', 'img_1'],
])('%s is called a copy unless it is the first, and plainly %s', (name, plain) => {
  expect(plainName(name)).toBe(plain);
  expect(saysCopy(name)).toBe(name !== 'IMG_1.JPG');
});

test.each([
  'Party (2019).jpg',
  'copy.jpg',
  'Copyright.jpg',
  'photocopy.jpg',
  'Copenhagen/IMG_1.JPG',
  'a/b.c/IMG 12345.JPG',
])('%s is no copy', (name) => {
  expect(saysCopy(name)).toBe(false);
});
