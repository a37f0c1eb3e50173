/** Rows that searches can tell apart by every key, and terms with what they mean of a row, told without the code they test. */
import fc from 'fast-check';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const richRow = fc
  .record({
    folder: fc.constantFrom(
      '',
      '2019',
      '2019/Norway',
      '2019/norway',
      '2019 b',
      'Ma\u0308rz',
      'M\u00e4rz/a b',
      'x/2019',
    ),
    base: fc.constantFrom('IMG_1', 'img_2', 'Norway', 'a b', 'straße', 'x|y'),
    ext: fc.constantFrom('jpg', 'JPG', 'heic', 'mov', 'cr2', 'xmp', ''),
    kind: fc.constantFrom('jpeg' as const, 'heif', 'raw', 'video', 'sidecar', 'other', 'image'),
    state: fc.constantFrom('ok' as const, 'ok', 'degraded', 'failed', 'unsupported'),
    takenLocal: some(
      '2018-12-31T23:59:59.500',
      '2019-01-01T00:00:00',
      '2019-07-14T12:00:00',
      '2020-02-29T01:02:03',
      '1969-05-05T05:05:05',
    ),
    trashedAt: fc.constantFrom(undefined, undefined, undefined, undefined, '2026-06-02T00:00:00.000Z'),
    camera: some('Canon EOS R5', 'Canon EOS R5m2', 'CANON EOS R5', 'NIKON D850', '=odd'),
    lens: some('RF24-70mm F2.8 L', 'iPhone back|front'),
    keywords: some('["Anna","Norway \\"trip\\""]', '["ANNA B","x,y"]'),
    title: some('A day in Norway', 'M\u00c4RZ'),
    iso: some(100, 800, 3200),
    fNumber: some(1.8, 2.8, 11),
    focalMm: some(24, 50.5, 200),
    rating: some(0, 3, 5),
    bytes: fc.constantFrom(0, 999_999, 1_000_000, 5_000_000, 25_000_000),
    lat: some(0, 59.9),
    favorite: some(true as const),
  })
  .map(({ folder, base, ext, lat, ...rest }): Row => {
    const name = `${folder && `${folder}/`}${base}${ext && `.${ext}`}`;
    return aRow(name, { ...rest, lat, lon: lat });
  });

export const richRows = fc.uniqueArray(richRow, { selector: ({ key }) => key, maxLength: 60 });

export interface Meant {
  text: string;
  means(row: Row): boolean;
}

/** Both accents and case away, as far as these rows and terms have any. */
const plain = (text = '') => text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss');
const has = (text: string | undefined, part: string) => plain(text).includes(plain(part));
const is = (text: string | undefined, whole: string) => text !== undefined && plain(text) === plain(whole);
const ownName = (row: Row) => row.name.slice(row.name.lastIndexOf('/') + 1);
const isIn = (row: Row, folder: string) => plain(row.name).startsWith(`${plain(folder)}/`);
const at = (row: Row) => row.takenLocal ?? '';

const BARE = [
  'norway',
  'NORWAY',
  'img',
  '1',
  'a b',
  'anna',
  'm\u00e4rz',
  'MA\u0308RZ',
  'strasse',
  'r5',
  'x,y',
  'trip',
  'zzz',
];

const bare = (word: string): Meant => ({
  text: `"${word}"`,
  means: (row) => {
    const keywords = JSON.parse(row.keywords ?? '[]') as string[];
    return [row.name, row.camera, row.lens, row.title, ...keywords].some((text) => has(text, word));
  },
});

const TERMS: Meant[] = [
  ...BARE.map(bare),
  { text: 'anna|zzz|img_2', means: (row) => ['anna', 'img_2'].some((word) => bare(word).means(row)) },
  { text: '"*.jpg"', means: (row) => plain(row.name).endsWith('.jpg') },
  { text: 'img*', means: (row) => plain(ownName(row)).startsWith('img') },
  { text: 'anna*', means: (row) => has(row.keywords, '"anna') },
  { text: '"=norway.jpg"', means: (row) => is(ownName(row), 'norway.jpg') },
  { text: '*', means: () => true },
  { text: 'name:norway', means: (row) => has(ownName(row), 'norway') },
  { text: 'name:*.CR2', means: (row) => has(ownName(row), '.cr2') },
  { text: 'path:norway', means: (row) => has(row.folder, 'norway') },
  { text: 'path:2019/*', means: (row) => isIn(row, '2019') },
  { text: 'path:2019/norway/*|x/*', means: (row) => isIn(row, '2019/norway') || isIn(row, 'x') },
  { text: 'path:*/norway/*.jpg', means: (row) => has(row.name, '/norway/') && has(row.name, '.jpg') },
  { text: 'path:m\u00e4rz/*', means: (row) => isIn(row, 'm\u00e4rz') },
  { text: 'camera:"eos r5"', means: (row) => has(row.camera, 'eos r5') },
  { text: 'camera:"=canon eos r5"', means: (row) => is(row.camera, 'canon eos r5') },
  { text: 'camera:*5', means: (row) => plain(row.camera).endsWith('5') },
  { text: 'camera:==odd', means: (row) => row.camera === '=odd' },
  { text: 'lens:"back|front"', means: (row) => has(row.lens, 'back|front') },
  { text: 'lens:70mm|nothing', means: (row) => has(row.lens, '70mm') },
  { text: 'ext:JPG', means: (row) => row.ext === 'jpg' },
  { text: 'ext:.heic|mov', means: (row) => row.ext === 'heic' || row.ext === 'mov' },
  { text: 'ext:c*', means: (row) => row.ext === 'cr2' },
  { text: 'kind:raw', means: (row) => row.kind === 'raw' },
  { text: 'kind:photo', means: (row) => ['jpeg', 'heif', 'raw', 'image'].includes(row.kind) },
  { text: 'kind:heic|video', means: (row) => row.kind === 'heif' || row.kind === 'video' },
  { text: 'state:failed|degraded', means: (row) => row.state === 'failed' || row.state === 'degraded' },
  { text: 'year:2019', means: (row) => at(row).startsWith('2019') },
  { text: 'year:2018-2019', means: (row) => /^201[89]/.test(at(row)) },
  { text: 'year:>2018', means: (row) => at(row) >= '2019' },
  { text: 'year:-1969|2020-', means: (row) => at(row).startsWith('1969') || at(row) >= '2020' },
  { text: 'before:2019', means: (row) => row.takenLocal !== undefined && at(row) < '2019' },
  { text: 'before:2019-07-14', means: (row) => row.takenLocal !== undefined && at(row) < '2019-07-14' },
  { text: 'after:2019', means: (row) => at(row) >= '2019' },
  { text: 'after:2019-07', means: (row) => at(row) >= '2019-07' },
  { text: 'after:2019-07-14', means: (row) => at(row) >= '2019-07-14' },
  { text: 'iso:800', means: (row) => row.iso === 800 },
  { text: 'iso:100-800', means: (row) => row.iso === 100 || row.iso === 800 },
  { text: 'iso:>800', means: (row) => row.iso === 3200 },
  { text: 'iso:<800', means: (row) => row.iso === 100 },
  { text: 'iso:100|3200-', means: (row) => row.iso === 100 || row.iso === 3200 },
  { text: 'f:1.8-2.8', means: (row) => row.fNumber === 1.8 || row.fNumber === 2.8 },
  { text: 'mm:-50.5', means: (row) => row.focalMm === 24 || row.focalMm === 50.5 },
  { text: 'rating:0', means: (row) => row.rating === 0 },
  { text: 'rating:3-', means: (row) => row.rating === 3 || row.rating === 5 },
  { text: 'size:>1mb', means: (row) => row.bytes > 1_000_000 },
  { text: 'size:1-5mb', means: (row) => row.bytes === 1_000_000 || row.bytes === 5_000_000 },
  { text: 'size:0', means: (row) => row.bytes === 0 },
  { text: 'size:<1000kb', means: (row) => row.bytes < 1_000_000 },
  { text: 'geo:yes', means: (row) => row.lat !== undefined },
  { text: 'geo:no', means: (row) => row.lat === undefined },
  { text: 'favorite:yes', means: (row) => row.favorite === true },
  { text: 'favorite:no', means: (row) => row.favorite === undefined },
];

export const meantTerms = TERMS;

export const meantQuery = fc.uniqueArray(fc.constantFrom(...TERMS), { selector: ({ text }) => text, maxLength: 4 });
