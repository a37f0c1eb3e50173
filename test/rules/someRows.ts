/** Any rows a library may hold: few folders, bases, seconds and kinds, so that they meet and stack. */
import fc from 'fast-check';
import type { Row } from '../../core/row.ts';
import { aRow } from './aRow.ts';

const KINDS = ['jpeg', 'heif', 'raw', 'video', 'sidecar', 'other'] as const;
const STATES = ['ok', 'ok', 'ok', 'degraded', 'failed', 'unsupported'] as const;

/** Days on both sides of midnight, month and year, and of 1970. */
const TAKEN = [
  '2026-05-04T18:32:10',
  '2026-05-04T18:32:10.500',
  '2026-05-04T23:59:59',
  '2026-05-05T00:00:00',
  '2026-04-30T23:59:59.999',
  '2025-12-31T23:59:59',
  '2026-01-01T00:00:00',
  '1969-12-31T23:59:59',
];

/** Of several colours. */
const THUMBHASHES = ['3OcRJYB4d3h/iIeHeEh3eIhw+j2w', '1QcSHQRnh493V4dIh4eXh1h4kJUI', 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG'];

const someRow = fc
  .record({
    folder: fc.constantFrom('', 'a', 'a/b'),
    base: fc.constantFrom('IMG_1', 'img_1', 'IMG_2'),
    ext: fc.constantFrom('jpg', 'heic', 'mov', 'cr2', 'xmp', 'txt'),
    kind: fc.constantFrom(...KINDS),
    state: fc.constantFrom(...STATES),
    takenLocal: fc.option(fc.constantFrom(...TAKEN), { nil: undefined }),
    trashedAt: fc.constantFrom(undefined, undefined, undefined, '2026-06-02T00:00:00.000Z'),
    thumbhash: fc.option(fc.constantFrom(...THUMBHASHES), { nil: undefined }),
    width: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
    height: fc.integer({ min: 1, max: 60_000 }),
    durationS: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: undefined }),
  })
  .map(({ folder, base, ext, ...rest }): Row => aRow(`${folder && `${folder}/`}${base}.${ext}`, rest));

/** Each name once, in any order. */
export const someRows = fc.uniqueArray(someRow, { selector: (row) => row.name, maxLength: 40 });
