/** Every file below the paths a person named, with the name each will have in the library. Constant memory. */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isListable } from '../../core/isListable.ts';
import { UsageError } from '../terminal/command.ts';

export interface SourceFile {
  kind: 'file';
  path: string;
  /** With forward slashes, beginning with the folder that was named: `holiday/1.jpg` of `~/Pictures/holiday`. */
  name: string;
  bytes: number;
  modifiedAt: Date;
}

/** Something that could not be sent, and why. */
export interface Problem {
  kind: 'problem';
  path: string;
  message: string;
}

/** Throws `UsageError` if one of the paths is not there: better before the work than in the middle of it. */
export async function checkPaths(paths: string[]): Promise<void> {
  const missing: string[] = [];
  for (const path of paths) await stat(path).catch(() => missing.push(path));
  if (missing.length > 0) throw new UsageError(`No such file or folder: ${missing.join(', ')}`);
}

/** Follows symbolic links, but not back into a folder that it is in. In order of the names, so that runs are alike. */
export async function* walk(paths: string[]): AsyncGenerator<SourceFile | Problem> {
  for (const path of paths.map((path) => resolve(path))) yield* visit(path, basename(path), []);
}

const AZURITE = '__azurite_db_blob__.json';

/** `within` are the folders above, by what they are on disk. */
async function* visit(path: string, name: string, within: string[]): AsyncGenerator<SourceFile | Problem> {
  const found = await look(path);
  if (found instanceof Error) return yield { kind: 'problem', path, message: found.message };
  // The storage takes it for a slash: the file would lie under another name than we say.
  if (name.includes('\\')) return yield { kind: 'problem', path, message: 'Its name has a backslash' };
  if (!isListable(name)) return yield { kind: 'problem', path, message: 'Its name has a control character' };
  if (found.isFile()) return yield { kind: 'file', path, name, bytes: found.size, modifiedAt: found.mtime };
  // A pipe would keep its reader waiting for ever.
  if (!found.isDirectory()) return yield { kind: 'problem', path, message: 'Neither a file nor a folder' };
  const identity = `${found.dev}:${found.ino}`;
  if (within.includes(identity)) return;
  const entries = await readdir(path).catch((error: Error) => error);
  if (entries instanceof Error) return yield { kind: 'problem', path, message: entries.message };
  // It would swallow itself, twice as large each time.
  if (entries.includes(AZURITE)) return yield { kind: 'problem', path, message: 'The storage of a local stack' };
  for (const entry of entries.sort()) {
    // The root of a disk has no name of its own.
    yield* visit(join(path, entry), name === '' ? entry : `${name}/${entry}`, [...within, identity]);
  }
}

async function look(path: string): Promise<Stats | Error> {
  return stat(path).catch((error: Error) => error);
}

export async function measure(paths: string[]): Promise<{ files: number; bytes: number }> {
  const all = { files: 0, bytes: 0 };
  for await (const found of walk(paths)) {
    if (found.kind === 'problem') continue;
    all.files += 1;
    all.bytes += found.bytes;
  }
  return all;
}
