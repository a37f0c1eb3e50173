/** Values that are one of a few words. */
import type { MediaKind } from '../../core/kind.ts';
import type { State } from '../../core/record.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Reader, Test } from './reader.ts';
import { wordTest } from './wordTest.ts';

/** Whether such a file is a photo, which people say of every still. */
const IS_PHOTO: Record<MediaKind, boolean> = {
  jpeg: true,
  heif: true,
  raw: true,
  png: true,
  webp: true,
  avif: true,
  gif: true,
  tiff: true,
  svg: true,
  image: true,
  video: false,
  sidecar: false,
  other: false,
};
const KINDS = Object.keys(IS_PHOTO) as MediaKind[];
const PHOTOS: readonly string[] = KINDS.filter((kind) => IS_PHOTO[kind]);

/** As files are named. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['jpg', 'jpeg'],
  ['heic', 'heif'],
  ['tif', 'tiff'],
]);

export const KIND_WORDS: readonly string[] = ['photo', ...KINDS];
export const STATE_WORDS: readonly Exclude<State, 'deleted'>[] = ['ok', 'degraded', 'failed', 'unsupported'];

const readKindWord = choiceReader(KIND_WORDS, ({ kind }, word) => {
  const meant = word === 'photo' ? PHOTOS : [word];
  return wordTest(kind, kind.words, (one) => meant.includes(one));
});

export const readKind: Reader = (value) => readKindWord(ALSO_CALLED.get(value.toLowerCase()) ?? value);

export const readState = choiceReader(STATE_WORDS, ({ state }, word) =>
  wordTest(state, state.words, (one) => one === word),
);

export const readGeo = choiceReader(['yes', 'no'], ({ lat }, word) => {
  const without = word === 'no';
  return (position) => Number.isNaN(lat[position]) === without;
});

export const readFavorite = choiceReader(['yes', 'no'], ({ favorite }, word) => {
  const wanted = word === 'yes' ? 1 : 0;
  return (position) => favorite[position] === wanted;
});

function choiceReader(words: readonly string[], testOf: (snapshot: Snapshot, word: string) => Test): Reader {
  return (value) => {
    const word = value.toLowerCase();
    return words.includes(word) ? { value: word, test: (snapshot) => testOf(snapshot, word) } : undefined;
  };
}
