/** Any rows that a listing may have to deal with: names as strange as blobs have, few values, so that they meet. */
import fc from 'fast-check';
import { FAULT_CODES } from '../../../core/fault.ts';
import type { Row } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';

const SEGMENTS = [
  '',
  '',
  'a',
  'A',
  'b',
  '.',
  '..',
  'Ærø',
  '\u0041\u030a',
  '\u00c5',
  'IMG_1.jpg',
  '\u{1f4f7}',
  '%2f',
  '__proto__',
];

const anyName = fc
  .tuple(
    fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 4 }),
    fc.constantFrom('x', 'X', 'IMG_1.jpg', 'b', '\u00df'),
  )
  .map(([folders, file]) => [...folders, file].join('/'));

const TAKEN = [
  '1969-12-31T23:59:59',
  '2024-12-31T23:59:59.999',
  '2025-01-01T00:00:00',
  '2025-06-30T12:00:00.5',
  '2026-05-04T18:32:10',
];
const TRASHED = ['2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.001Z', '2026-06-02T00:00:00.002Z'];

const anyRow = fc
  .record({
    name: anyName,
    bytes: fc.integer({ min: 0, max: 2 ** 40 }),
    kind: fc.constantFrom('jpeg', 'raw', 'video', 'sidecar', 'other'),
    state: fc.constantFrom('ok', 'ok', 'degraded', 'failed', 'unsupported'),
    fault: fc.constantFrom(...FAULT_CODES.slice(0, 3)),
    takenLocal: fc.option(fc.constantFrom(...TAKEN), { nil: undefined }),
    trashedAt: fc.option(fc.constantFrom(...TRASHED), { nil: undefined, freq: 4 }),
    thumbhash: fc.option(fc.constant('3OcRJYB4d3h/iIeHeEh3eIhw+j2w'), { nil: undefined }),
    favorite: fc.option(fc.constant(true as const), { nil: undefined }),
  })
  .map(({ name, fault, ...rest }): Row => aRow(name, { ...rest, ...(rest.state === 'failed' && { fault }) }));

/** Each name once. */
export const anyRows = fc.uniqueArray(anyRow, { selector: (row) => row.name, maxLength: 60 });

export function shown(rows: readonly Row[]): Row[] {
  return inTimeline(rows).filter((row) => row.trashedAt === undefined);
}

/** Newest first, undated last, then by name: told from the rows alone. */
function inTimeline(rows: readonly Row[]): Row[] {
  const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows].sort((a, b) => before(b.takenLocal ?? '', a.takenLocal ?? '') || before(a.name, b.name));
}
