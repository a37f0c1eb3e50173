/** The files that images are tried with: the corpus where it is, and small ones of every kind, made by ourselves. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { samples } from '../fixtures/samples.ts';
import { makeSeeds } from '../fuzz/seeds.ts';

export interface CorpusFile {
  name: string;
  read(): Promise<Uint8Array>;
}

export interface Corpus {
  files: CorpusFile[];
  /** For people: which these are. */
  words: string;
}

/** `some`: one of every ending, and one of every manner of being broken. */
export async function corpus(extent: 'all' | 'some'): Promise<Corpus> {
  const made = (await makeSeeds()).map(({ kind, ext, content }) => ({
    name: `made/${kind}.${ext}`,
    read: async () => content,
  }));
  const found = samples()?.map(({ path, file }) => ({ name: path, read: () => readFile(file) }));
  const taken = extent === 'all' ? found : found && firstOfEach(found);
  return {
    files: [...made, ...(taken ?? [])],
    words: taken
      ? `${taken.length} of the ${found?.length} samples, and ${made.length} files made for it`
      : `${made.length} files made for it; the samples are not on this machine`,
  };
}

function firstOfEach(files: readonly CorpusFile[]): CorpusFile[] {
  const first = new Map<string, CorpusFile>();
  // Sound ones come first.
  const bad = (name: string) => Number(name.startsWith('bad/'));
  for (const file of files.toSorted((one, other) => bad(one.name) - bad(other.name))) {
    const [, manner = ''] = file.name.split('/');
    const keys = [extname(file.name).toLowerCase(), ...(bad(file.name) ? [`bad/${manner}`] : [])];
    for (const key of keys) if (!first.has(key)) first.set(key, file);
  }
  return [...new Set(first.values())];
}
