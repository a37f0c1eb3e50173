/** How each property of a row goes into a chunk, and comes out again. */
import { Buffer } from 'node:buffer';
import type { Columns } from '../../core/timeline/columns.ts';
import { type Chunk, type CODED, type Dictionary, HASH_BYTES } from './chunk.ts';
import { readTime, timeText } from './timeText.ts';

type Value = Exclude<Columns['id'][number], null>;

interface Field {
  put(chunk: Chunk, i: number, value: Value, dictionary: Dictionary): void;
  /** What `put` has put, as far as the column can hold it. */
  get(chunk: Chunk, i: number, dictionary: Dictionary): Value | undefined;
}

const text = (name: 'id' | 'picture' | 'name' | 'thumbhash'): Field => ({
  put: (chunk, i, value) => {
    chunk[name][i] = String(value);
  },
  get: (chunk, i) => chunk[name][i],
});

const word = (name: (typeof CODED)[number]): Field => ({
  put: (chunk, i, value, dictionary) => {
    chunk[name][i] = dictionary[name].codeOf(String(value));
  },
  get: (chunk, i, dictionary) => {
    const code = chunk[name][i];
    return code === 0 ? undefined : dictionary[name].words[code as number];
  },
});

const NO_HASH = '00'.repeat(HASH_BYTES);

type NumberColumn = 'bytes' | 'takenOffsetMin' | 'durationS' | 'iso' | 'fNumber' | 'focalMm' | 'exposureS';

const number = (name: NumberColumn | 'lat' | 'lon' | 'rating'): Field => ({
  put: (chunk, i, value) => {
    chunk[name][i] = Number(value);
  },
  get: (chunk, i) => {
    const value = chunk[name][i] as number;
    return Number.isNaN(value) ? undefined : value;
  },
});

const count = (name: 'width' | 'height' | 'turn'): Field => ({
  put: (chunk, i, value) => {
    chunk[name][i] = Number(value);
  },
  get: (chunk, i) => chunk[name][i] || undefined,
});

const time = (
  name: 'taken' | 'uploadedAt' | 'trashedAt',
  digits: 'takenDigits' | 'uploadedDigits' | 'trashedDigits',
  unitMs: 1 | 1000,
  zone: '' | 'Z',
): Field => ({
  put: (chunk, i, value) => {
    const read = readTime(String(value).slice(0, -zone.length || undefined));
    chunk[name][i] = read.ms / unitMs;
    chunk[digits][i] = read.digits;
  },
  get: (chunk, i) => {
    const ms = Math.round((chunk[name][i] as number) * unitMs);
    return Number.isNaN(ms) ? undefined : timeText({ ms, digits: chunk[digits][i] as number }) + zone;
  },
});

const hash = (name: 'sha256' | 'fingerprint'): Field => ({
  put: (chunk, i, value) => {
    chunk[name].set(Buffer.from(String(value), 'hex').subarray(0, HASH_BYTES), i * HASH_BYTES);
  },
  get: (chunk, i) => {
    const { buffer, byteOffset } = chunk[name];
    const hex = Buffer.from(buffer, byteOffset + i * HASH_BYTES, HASH_BYTES).toString('hex');
    return hex === NO_HASH ? undefined : hex;
  },
});

export const FIELDS: Record<keyof Columns, Field> = {
  id: text('id'),
  rev: text('picture'),
  name: text('name'),
  folder: word('folder'),
  ext: word('ext'),
  state: word('state'),
  kind: word('kind'),
  bytes: number('bytes'),
  sha256: hash('sha256'),
  width: count('width'),
  height: count('height'),
  takenLocal: time('taken', 'takenDigits', 1000, ''),
  takenOffsetMin: number('takenOffsetMin'),
  takenSource: word('takenSource'),
  uploadedAt: time('uploadedAt', 'uploadedDigits', 1, 'Z'),
  durationS: number('durationS'),
  camera: word('camera'),
  lens: word('lens'),
  iso: number('iso'),
  fNumber: number('fNumber'),
  focalMm: number('focalMm'),
  exposureS: number('exposureS'),
  lat: number('lat'),
  lon: number('lon'),
  rating: number('rating'),
  keywords: word('keywords'),
  title: word('title'),
  thumbhash: text('thumbhash'),
  fingerprint: hash('fingerprint'),
  fault: word('fault'),
  favorite: {
    put: (chunk, i, value) => {
      chunk.favorite[i] = Number(value === true);
    },
    get: (chunk, i) => chunk.favorite[i] === 1 || undefined,
  },
  trashedAt: time('trashedAt', 'trashedDigits', 1, 'Z'),
  turn: count('turn'),
  kept: word('kept'),
};

export const FIELD_NAMES = Object.keys(FIELDS) as (keyof Columns)[];
