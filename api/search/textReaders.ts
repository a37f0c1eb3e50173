/** Values that are text, of names and of the columns that are kept as words. */

import { folded } from '../snapshot/folded.ts';
import type { Coded, Snapshot } from '../snapshot/snapshot.ts';
import { eachWord } from './eachWord.ts';
import { type Pattern, patternOf, wholePattern } from './pattern.ts';
import { anyOf, never, type Reader, type Test } from './reader.ts';
import { wordTest } from './wordTest.ts';

const foldedWords = eachWord(folded);
/** With the slash that ends it, so that a folder can be told from one whose name begins alike. */
const foldedFolders = eachWord((folder) => (folder === '' ? '' : `${folded(folder)}/`));
const foldedLists = eachWord((list) => (list === '' ? [] : (JSON.parse(list) as string[]).map(folded)));

/** A word without a key: in the name with its folders, or in what the camera and people said. */
export const readWord = textReader(
  ({ pieces }) => pieces,
  (snapshot, pattern) =>
    anyOf([
      word(snapshot.camera, pattern),
      word(snapshot.lens, pattern),
      word(snapshot.title, pattern),
      wordTest(snapshot.keywords, foldedLists(snapshot.keywords.words), (keywords) => keywords.some(pattern.fits)),
      path(snapshot, pattern),
      pattern.anyBegin ? never : file(snapshot, pattern),
    ]),
);

export const readFile = textReader(({ pieces }) => pieces, file);

/** A part of the folder; but a whole one goes on into the file's name, so that `2019/*` is all below 2019. */
export const readPath = textReader(
  ({ whole, pieces }) => (whole ? pieces : 0),
  (snapshot, pattern) =>
    pattern.whole
      ? path(snapshot, pattern)
      : wordTest(snapshot.folder, foldedFolders(snapshot.folder.words), pattern.fits),
);

export const readCamera = textReader(
  () => 0,
  ({ camera }, pattern) => word(camera, pattern),
);

export const readLens = textReader(
  () => 0,
  ({ lens }, pattern) => word(lens, pattern),
);

/** Always the whole of it. */
export const readExt: Reader = (value) => {
  const ext = value.replace(/^\./, '');
  return ext === '' ? undefined : { value: ext, test: (snapshot) => word(snapshot.ext, wholePattern(ext)) };
};

function textReader(
  looks: (pattern: Pattern) => number,
  testOf: (snapshot: Snapshot, pattern: Pattern) => Test,
): Reader {
  return (value) => {
    if (value === '' || value === '=') return undefined;
    const pattern = patternOf(value);
    return { value, looks: looks(pattern), test: (snapshot) => testOf(snapshot, pattern) };
  };
}

function word(column: Coded, { fits }: Pattern): Test {
  return wordTest(column, foldedWords(column.words), fits);
}

function path({ folded: names }: Snapshot, { fits }: Pattern): Test {
  return (position) => fits(names[position]!);
}

/** The name after the last slash. */
function file({ folded: names, folder }: Snapshot, { fits }: Pattern): Test {
  const folders = foldedFolders(folder.words);
  return (position) => fits(names[position]!.slice(folders[folder.codes[position]!]!.length));
}
