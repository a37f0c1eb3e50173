/** Every file in what a person gave, however deep and however many, under the path it had there. */
import { junkOf } from '../../core/junk.ts';
import type { Dropped } from './dropped.ts';
import { openSource, type Source, whyUnreadable } from './source.ts';

export type Found =
  | { kind: 'file'; path: string; source: Source; bytes: number; modified: number }
  /** What systems leave among the pictures, and what it is; a folder counts as one. */
  | { kind: 'junk'; path: string; what: string }
  | { kind: 'problem'; path: string; why: string };

/** Files of a folder that are looked at together. */
const AT_ONCE = 50;

export async function* walk(given: readonly Dropped[]): AsyncGenerator<Found> {
  for (const each of given) {
    if (each instanceof File) yield ofFile(each);
    else yield* visit([each], '');
  }
}

/** `above` is empty, or ends in a slash. */
async function* visit(entries: readonly FileSystemEntry[], above: string): AsyncGenerator<Found> {
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const some = entries.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((entry) => look(entry, above + entry.name)));
    for (const each of found) {
      if ('kind' in each) yield each;
      else yield* visitFolder(each.folder, each.path);
    }
  }
}

async function look(
  entry: FileSystemEntry,
  path: string,
): Promise<Found | { folder: FileSystemDirectoryEntry; path: string }> {
  const what = junkOf(entry.name);
  if (what !== undefined) return { kind: 'junk', path, what };
  if (entry.isDirectory) return { folder: entry as FileSystemDirectoryEntry, path };
  const source = entry as FileSystemFileEntry;
  try {
    const { size, lastModified } = await openSource(source);
    return { kind: 'file', path, source, bytes: size, modified: lastModified };
  } catch (error) {
    return { kind: 'problem', path, why: whyUnreadable(error) };
  }
}

async function* visitFolder(folder: FileSystemDirectoryEntry, path: string): AsyncGenerator<Found> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).catch(
      (error: Error) => error,
    );
    if (some instanceof Error) return yield { kind: 'problem', path, why: whyUnreadable(some) };
    // A browser tells a hundred at a time; only an empty answer is the end.
    if (some.length === 0) return;
    yield* visit(some, `${path}/`);
  }
}

/** From a picker, which has walked the folder itself. */
function ofFile(file: File): Found {
  const path = file.webkitRelativePath || file.name;
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const what = junkOf(segment);
    if (what !== undefined) return { kind: 'junk', path: segments.slice(0, index + 1).join('/'), what };
  }
  return { kind: 'file', path, source: file, bytes: file.size, modified: file.lastModified };
}
