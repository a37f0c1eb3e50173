/** Every key of the grammar: how its values are read, and what is said to whoever writes another. */
import { KIND_WORDS, readFavorite, readGeo, readKind, readState, STATE_WORDS } from './choiceReaders.ts';
import { numberReader, readSize } from './numberReaders.ts';
import type { Reader } from './reader.ts';
import { readCamera, readExt, readFile, readLens, readPath } from './textReaders.ts';
import { readAfter, readBefore, readYear } from './timeReaders.ts';

interface Rule {
  read: Reader;
  /** Follows on "takes". */
  takes: string;
}

export const KEYS = {
  name: { read: readFile, takes: 'a part of a file name, as name:img_1 or name:*.nef' },
  path: { read: readPath, takes: 'a part of a folder, as path:norway, or a whole path, as path:2019/*' },
  camera: { read: readCamera, takes: 'a part of its name, as camera:"eos r5"' },
  lens: { read: readLens, takes: 'a part of its name, as lens:"24-70mm"' },
  ext: { read: readExt, takes: 'a file extension, as ext:jpg' },
  kind: { read: readKind, takes: `one of ${KIND_WORDS.join(', ')}` },
  state: { read: readState, takes: `one of ${STATE_WORDS.join(', ')}` },
  year: { read: readYear, takes: 'a year or some, as year:2019 or year:2018-2020' },
  before: { read: readBefore, takes: 'a day, month or year, as before:2019-07-14, before:2019-07 or before:2019' },
  after: { read: readAfter, takes: 'a day, month or year, as after:2019-07-14, after:2019-07 or after:2019' },
  iso: { read: numberReader('iso'), takes: 'a number or a range, as iso:800, iso:800-3200, iso:800- or iso:<800' },
  f: { read: numberReader('fNumber'), takes: 'a number or a range, as f:2.8, f:1.8-2.8 or f:-2.8' },
  mm: { read: numberReader('focalMm'), takes: 'a number or a range, as mm:50, mm:24-70 or mm:200-' },
  rating: { read: numberReader('rating'), takes: 'a number or a range, as rating:5 or rating:3-' },
  size: { read: readSize, takes: 'a size or a range, as size:>20mb, size:1-5mb or size:0' },
  geo: { read: readGeo, takes: 'yes or no' },
  favorite: { read: readFavorite, takes: 'yes or no' },
} as const satisfies Record<string, Rule>;

export type Key = keyof typeof KEYS;

export function isKey(text: string): text is Key {
  return Object.hasOwn(KEYS, text);
}
