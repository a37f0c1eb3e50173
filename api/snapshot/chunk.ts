/** Some rows as columns, in the order of the timeline. Never changed, so that whatever is published later may share them. */
import type { Row } from '../../core/row.ts';
import { newWords, type Words } from './words.ts';

export const HASH_BYTES = 32;

const texts = (size: number) => new Array<string>(size).fill('');
const maybe = <Value>(size: number) => new Array<Value | undefined>(size).fill(undefined);
const codes = (size: number) => new Uint32Array(size);
const doubles = (size: number) => new Float64Array(size).fill(Number.NaN);
const digits = (size: number) => new Uint8Array(size);
const hashes = (size: number) => new Uint8Array(size * HASH_BYTES);

/** Every column, and how to make one for so many rows. */
const COLUMNS = {
  id: texts,
  picture: texts,
  name: texts,
  folded: texts,
  thumbhash: maybe<string>,
  folder: codes,
  ext: codes,
  state: codes,
  kind: codes,
  camera: codes,
  lens: codes,
  keywords: codes,
  title: codes,
  fault: codes,
  takenSource: codes,
  kept: codes,
  bytes: doubles,
  width: codes,
  height: codes,
  taken: doubles,
  /** How many digits of a second the row's text has. */
  takenDigits: digits,
  takenOffsetMin: doubles,
  uploadedAt: doubles,
  uploadedDigits: digits,
  trashedAt: doubles,
  trashedDigits: digits,
  durationS: doubles,
  iso: doubles,
  fNumber: doubles,
  focalMm: doubles,
  exposureS: doubles,
  lat: doubles,
  lon: doubles,
  rating: doubles,
  favorite: digits,
  turn: (size: number) => new Uint16Array(size),
  sha256: hashes,
  fingerprint: hashes,
  /** Which of the published files the row is from. */
  file: codes,
  /** What the other columns can't hold as the row has it: hardly ever anything. */
  odd: maybe<Partial<Row>>,
};

export type ColumnName = keyof typeof COLUMNS;
export type Chunk = { size: number } & { [Name in ColumnName]: ReturnType<(typeof COLUMNS)[Name]> };

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

export function newChunk(size: number): Chunk {
  const columns = COLUMN_NAMES.map((name) => [name, COLUMNS[name](size)]);
  return { size, ...Object.fromEntries(columns) } as Chunk;
}

/** Values a row. */
export function wideOf(name: ColumnName): number {
  return name === 'sha256' || name === 'fingerprint' ? HASH_BYTES : 1;
}

export const CODED = [
  'folder',
  'ext',
  'state',
  'kind',
  'camera',
  'lens',
  'keywords',
  'title',
  'fault',
  'takenSource',
  'kept',
] as const;

/** What the codes of all chunks of one library mean. */
export type Dictionary = Record<(typeof CODED)[number], Words>;

export function newDictionary(): Dictionary {
  return Object.fromEntries(CODED.map((name) => [name, newWords()])) as Dictionary;
}
