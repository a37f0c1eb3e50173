/** What is published, as of one manifest, and how a newer one is made of it. */
import { setImmediate } from 'node:timers/promises';
import { pool } from '../../core/pool.ts';
import type { Storage } from '../../core/storage.ts';
import { columnNames, missingColumns, readColumnFile } from '../../library/readColumns.ts';
import { newerManifest } from '../../library/readManifest.ts';
import { changed } from './changed.ts';
import { type Chunk, type Dictionary, newChunk } from './chunk.ts';
import { chunkOf } from './chunkOf.ts';
import { merged } from './merged.ts';
import type { Words } from './words.ts';

export interface Library {
  /** Of the manifest; none if nothing was ever published. */
  etag: string | undefined;
  rev: string;
  /** An id may be in it twice: while it moves, in its old month and in its new one. */
  chunk: Chunk;
}

/** What the codes of chunks mean, as long as the process lives. */
export interface Codes {
  dictionary: Dictionary;
  /** Names of column files. */
  files: Words;
}

const AT_ONCE = 2;
const NO_ROWS = newChunk(0);
export const EMPTY_LIBRARY: Library = { etag: undefined, rev: 'none', chunk: NO_ROWS };

/** The very same if nothing newer is published. Reads only the files that `library` was not made of. */
export async function newerLibrary(
  storage: Pick<Storage, 'previews' | 'records'>,
  codes: Codes,
  library: Library,
): Promise<Library> {
  const had = new Set(library.chunk.file);
  const read = new Map<string, Chunk>();
  for (let before: string | undefined; ; ) {
    const seen = await newerManifest(storage, library.etag);
    if (seen === 'unchanged') return library;
    if (seen === 'missing') return EMPTY_LIBRARY;
    const { manifest, etag } = seen;
    const names = columnNames(manifest);
    const news = names.filter((name) => !had.has(codes.files.codeOf(name)));
    const gone = await readFiles(storage, codes, news, read);
    if (gone === undefined) return { etag, rev: manifest.rev, chunk: joined(library.chunk, codes, names, news, read) };
    // Swept since, because another manifest names others. The same one can't be waited for.
    if (etag === before) throw missingColumns(gone);
    before = etag;
  }
}

/** Answers the name of one that is not there. */
async function readFiles(
  storage: Pick<Storage, 'records'>,
  { dictionary, files }: Codes,
  names: readonly string[],
  read: Map<string, Chunk>,
): Promise<string | undefined> {
  let gone: string | undefined;
  await pool(
    names.filter((name) => !read.has(name)),
    AT_ONCE,
    async (name) => {
      const columns = await readColumnFile(storage, name);
      // A file of 5,000 rows keeps the thread for some 30 ms: requests come in between two of them.
      await setImmediate();
      if (columns === 'missing') gone = name;
      else read.set(name, chunkOf(columns, dictionary, files.codeOf(name)));
    },
  );
  return gone;
}

function joined(
  chunk: Chunk,
  { files }: Codes,
  names: readonly string[],
  news: readonly string[],
  read: ReadonlyMap<string, Chunk>,
): Chunk {
  const wanted = new Set(names.map((name) => files.codeOf(name)));
  const removed: number[] = [];
  chunk.file.forEach((file, position) => {
    if (!wanted.has(file)) removed.push(position);
  });
  return changed(chunk, removed, merged(news.map((name) => read.get(name) ?? NO_ROWS)));
}
