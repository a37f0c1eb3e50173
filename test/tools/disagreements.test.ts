/** Every way in which what is stored of an original can disagree is told, and nothing else. */
import { expect, test } from 'vitest';
import type { BlobProperties } from '../../core/blobs.ts';
import type { FileRecord, Preview } from '../../core/record.ts';
import { type Row, rowOf } from '../../core/row.ts';
import { monthFile } from '../../core/timeline/month.ts';
import { tombstoneOf } from '../../core/tombstone.ts';
import { disagreements } from '../../tools/inspect/disagreements.ts';
import type { Seen, SeenMonth, Tile } from '../../tools/inspect/seen.ts';
import { aRecord, PIPELINE } from '../rules/aRecord.ts';

const NAME = "trip/it's 1.jpg";
const RECONVERT = "npm run reconvert -- --name 'trip/it'\\''s 1.jpg'";
const REBUILD = 'npm run rebuild-index';
const MONTH = '2026-05';

const RECORD = aRecord({ name: NAME });
const ROW = rowFrom(RECORD);
const HEALTHY: Seen = {
  id: RECORD.id,
  name: NAME,
  original: aBlob({ etag: RECORD.etag, bytes: RECORD.bytes }),
  record: RECORD,
  rows: [ROW],
  previews: RECORD.previews.map(stored),
  months: [aMonth()],
};

function aBlob(changes: Partial<BlobProperties> = {}): BlobProperties {
  const modifiedAt = '2026-06-01T10:00:00.000Z';
  return { name: NAME, etag: '0x1', bytes: 1, contentType: 'image/jpeg', modifiedAt, metadata: {}, ...changes };
}

/** As a table gives it back. */
function rowFrom(record: FileRecord): Row {
  return JSON.parse(JSON.stringify(rowOf(record)));
}

function stored(preview: Preview) {
  return { preview, stored: aBlob({ bytes: preview.bytes }) };
}

function tileOf(row: Row): Tile {
  const columns = Object.entries(monthFile([{ row, members: 1 }]));
  return Object.fromEntries(columns.map(([name, [value]]) => [name, value ?? null]));
}

function aMonth(changes: Partial<SeenMonth> = {}): SeenMonth {
  const tile = tileOf(ROW);
  return { month: MONTH, marked: false, lacking: [], listed: [ROW], shown: tile, toShow: tile, ...changes };
}

function withRecord(changes: Partial<FileRecord>): Partial<Seen> {
  const record = { ...RECORD, ...changes };
  const row = rowFrom(record);
  return { record, rows: [row], months: [aMonth({ listed: [row] })] };
}

const TOMBSTONE = tombstoneOf(RECORD.id, NAME, RECORD, '2026-07-01T00:00:00.000Z');
const GONE: Partial<Seen> = { original: 'missing', record: TOMBSTONE, previews: [] };
const NOWHERE = { listed: [], shown: undefined, toShow: undefined };
const STALE = { ...ROW, rev: 'earlier2' };
const TURNED = { turn: { to: 90, sha256: RECORD.sha256 } } as const;
const FAULT = { message: 'It changed.', stage: 'inspect', attempts: 1 };

const AGREE: [what: string, seen: Partial<Seen>][] = [
  ['all in order', {}],
  ['a tombstone of what is gone', { ...GONE, rows: [], months: [aMonth(NOWHERE)] }],
  ['a marked month that is as it should be', { months: [aMonth({ marked: true })] }],
  ['pictures of another release', withRecord({ rev: 'another2', pipeline: { version: 2, ms: {} } })],
  [
    'a failure, without previews',
    { ...withRecord({ state: 'failed', fault: { code: 'corrupt', ...FAULT } }), previews: [] },
  ],
  ['a member of a stack, not shown by itself', { months: [aMonth({ shown: undefined, toShow: undefined })] }],
];

test.each(AGREE)('%s: all agrees', (_, seen) => {
  expect(disagreements({ ...HEALTHY, ...seen }, [PIPELINE])).toEqual([]);
});

const DIFFER: [what: string, seen: Partial<Seen>, said: string[]][] = [
  [
    'no record',
    { record: 'missing', rows: [], previews: [], months: [] },
    [`The original has no record: its event still waits, or was lost: ${RECONVERT}`],
  ],
  [
    'a record, and the original is gone',
    { original: 'missing' },
    [`The original is gone, and its record does not say so: its event still waits, or was lost: ${RECONVERT}`],
  ],
  [
    'a tombstone, and the original is there',
    { record: TOMBSTONE, rows: [], previews: [], months: [aMonth(NOWHERE)] },
    [`The record says that the original is gone, and it is there: its event still waits, or was lost: ${RECONVERT}`],
  ],
  [
    'an original newer than its record',
    { original: aBlob({ etag: '0x2' }) },
    [`The original has changed since its record was made: its event still waits, or was lost: ${RECONVERT}`],
  ],
  [
    'an original that is not what was sent',
    { ...withRecord({ state: 'failed', fault: { code: 'corrupt-transfer', ...FAULT } }), previews: [] },
    [
      'The original is not what its uploader read: npm run upload -- --checksum --replace, with the file as it should be',
    ],
  ],
  [
    'a turn that no picture shows',
    withRecord({ user: TURNED }),
    [`Its pictures are turned by 0, and a person said 90: ${RECONVERT}`],
  ],
  [
    'a rev of something else',
    withRecord({ rev: 'another2' }),
    [`Its rev another2 is not that of its content, pipeline 3 and turn: ${RECONVERT}`],
  ],
  [
    'a preview that is missing',
    { previews: HEALTHY.previews.map((each) => ({ ...each, stored: 'missing' })) },
    [`The preview thumb.webp is missing: ${RECONVERT}`],
  ],
  [
    'a preview of another size',
    { previews: HEALTHY.previews.map((each) => ({ ...each, stored: aBlob({ bytes: 7 }) })) },
    [`The preview thumb.webp has 7 bytes, and 20 KB by the record: ${RECONVERT}`],
  ],
  [
    'a record that does not name its month',
    { record: { ...RECORD, months: [] } },
    [`Its record does not name its own month 2026-05: ${RECONVERT}`],
  ],
  ['no row', { rows: [], months: [aMonth(NOWHERE)] }, [`Its row in 2026-05 is missing: ${REBUILD}`]],
  [
    'a row that does not follow',
    { rows: [STALE], months: [aMonth({ listed: [STALE] })] },
    [`Its row does not follow from its record (rev): ${REBUILD}`],
  ],
  [
    'a second row',
    {
      rows: [ROW, { ...ROW, partition: 'none' }],
      months: [aMonth(), aMonth({ month: 'none', listed: [{ ...ROW, partition: 'none' }] })],
    },
    [`Another row, of another date, is in none: ${REBUILD}`],
  ],
  ['a row of a tombstone', GONE, [`A row in 2026-05 is of an original that is gone: ${REBUILD}`]],
  [
    'a row without a record',
    { original: 'missing', record: 'missing', previews: [] },
    [`A row in 2026-05 has no record: ${REBUILD}`],
  ],
  [
    'a month that was never published',
    { months: [aMonth(NOWHERE)] },
    ['The month 2026-05 as published does not list it, and the index does; it is not marked: npm run rebuild-index'],
  ],
  [
    'a month that still waits to be published',
    { months: [aMonth({ ...NOWHERE, marked: true })] },
    [
      'The month 2026-05 as published does not list it, and the index does; it is marked, and a living converter will publish it',
    ],
  ],
  [
    'a month that lists what is gone',
    { ...GONE, rows: [], months: [aMonth()] },
    ['The month 2026-05 as published lists it, and the index does not; it is not marked: npm run rebuild-index'],
  ],
  [
    'a month with an earlier row',
    { months: [aMonth({ listed: [{ ...STALE, title: 'Once' }] })] },
    ['The month 2026-05 as published tells of an earlier row (rev, title); it is not marked: npm run rebuild-index'],
  ],
  [
    'a month that lists it twice',
    { months: [aMonth({ listed: [ROW, ROW] })] },
    ['The month 2026-05 as published lists it 2 times; it is not marked: npm run rebuild-index'],
  ],
  [
    'a month whose file is missing',
    { months: [aMonth({ ...NOWHERE, lacking: ['columns/2026-05-0.json'] })] },
    ['The month 2026-05 as published lacks columns/2026-05-0.json; it is not marked: npm run rebuild-index'],
  ],
  [
    'a page that does not show it',
    { months: [aMonth({ shown: undefined })] },
    [
      'The month 2026-05 as published does not show it on the page, and should; it is not marked: npm run rebuild-index',
    ],
  ],
  [
    'a page that shows what it should not',
    { months: [aMonth({ toShow: undefined })] },
    ['The month 2026-05 as published shows it on the page, and should not; it is not marked: npm run rebuild-index'],
  ],
  [
    'a page that shows something else',
    { months: [aMonth({ shown: tileOf(STALE) })] },
    [
      'The month 2026-05 as published shows it on the page other than it lists it; it is not marked: npm run rebuild-index',
    ],
  ],
];

test.each(DIFFER)('%s: that alone is said, with what mends it', (_, seen, said) => {
  expect(disagreements({ ...HEALTHY, ...seen }, [PIPELINE])).toEqual(said);
});
