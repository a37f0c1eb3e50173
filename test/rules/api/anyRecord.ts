/** Records as a library may hold them: few names, contents, words and moments, so that they meet. */
import fc from 'fast-check';
import { FAULT_CODES } from '../../../core/fault.ts';
import { idOf } from '../../../core/id.ts';
import type { FileRecord } from '../../../core/record.ts';
import { aRecord, shaOf } from '../aRecord.ts';
import { aPrint, away } from './prints.ts';

const NAMES = [
  'IMG_1.jpg',
  'IMG_1.cr2',
  'a/IMG_1 (1).jpg',
  'a/img_2.HEIC',
  'a/img_2.mov',
  'a/b/Größe.jpg',
  'a//b.jpg',
  'ab/IMG_3.xmp',
];

/** On both sides of midnight, month, year and 1970, with and without parts of a second. */
const TAKEN = [
  '2026-05-04T18:32:10',
  '2026-05-04T18:32:10.000',
  '2026-05-04T18:32:10.5',
  '2026-05-04T18:32:10.500',
  '2026-05-31T23:59:59.999',
  '2026-06-01T00:00:00',
  '2025-12-31T23:59:59',
  '1969-12-31T23:59:59.25',
];

/** Two pictures with near copies of each, one of which is too far from it, and a sky. */
const PRINTS = [1, 2].flatMap((picture) => [0, 3, 15, 16].map((bits) => away(aPrint(picture), bits)));
export const SKY = 'f'.repeat(32) + '0'.repeat(32);

const maybe = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);

/** As a converter writes it; nobody has said anything of it. */
export const anyRecord: fc.Arbitrary<FileRecord> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    content: fc.constantFrom('one', 'two', 'three', 'four'),
    state: fc.constantFrom('ok', 'ok', 'degraded', 'failed', 'failed', 'unsupported'),
    fault: fc.constantFrom('archived', ...FAULT_CODES.slice(0, 3)),
    kind: fc.constantFrom('jpeg', 'heif', 'raw', 'video', 'sidecar', 'other'),
    bytes: fc.constantFrom(0, 999_999, 25_000_000),
    uploadedAt: fc.constantFrom('2026-06-01T10:00:00Z', '2026-06-02T10:00:00.250Z'),
    takenLocal: maybe(...TAKEN),
    takenOffsetMin: maybe(0, -570),
    takenSource: fc.constantFrom('exif', 'name'),
    width: maybe(6000, 4000),
    height: fc.constantFrom(4000, 3000),
    camera: maybe({ make: 'Canon', model: 'EOS R5' }, { model: 'X-T5', lens: '35mm F1.4' }),
    exposure: maybe({ iso: 100 }, { iso: 3200, fNumber: 1.8, focalMm: 50.5, seconds: 1 / 250 }),
    gps: maybe({ lat: 59.9, lon: 11.575 }, { lat: 0, lon: -0.5 }),
    rating: maybe(0, 3, 5),
    keywords: maybe(['sea'], ['sea', 'dog']),
    title: maybe('A day', ''),
    thumbhash: maybe('3OcRJYB4d3h/iIeHeEh3eIhw+j2w'),
    print: maybe(...PRINTS, SKY),
    durationS: maybe(12.5),
  })
  .map(({ name, content, state, fault, print, ...rest }) => {
    const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    return aRecord({
      ...(defined as Partial<FileRecord>),
      takenLocal: rest.takenLocal,
      name,
      id: idOf(name),
      sha256: state === 'failed' && fault === 'archived' ? '' : shaOf(content),
      state,
      ...(print && state !== 'failed' && { fingerprint: { scheme: 'blockhash16' as const, hex: print } }),
      ...(state === 'failed' && { fault: { code: fault, message: 'It is broken.', stage: 'decode', attempts: 1 } }),
    } as Partial<FileRecord>);
  });
