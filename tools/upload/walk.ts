/**
 * Every file below the roots, with the name each will have in the library. Root by root, and in each in the order of the
 * names' UTF-16 units, so that it can be merged with a listing. In memory are the entries of one folder a level.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { whyUnfit } from '../../core/whyUnfit.ts';
import { alike } from './alike.ts';
import type { Found, Notice, Problem, Root } from './found.ts';
import { readFolder } from './readFolder.ts';
import { whyUnread } from './whyUnread.ts';

/** Follows symbolic links, but not back into a folder it is in. What was named itself is sent, even if it looks like junk. */
export async function* walk(roots: readonly Root[]): AsyncGenerator<Found> {
  yield* twins(roots);
  for (const root of roots) yield* visit(root, []);
}

/** `above` are the folders it lies in, by what they are on disk. */
async function* visit(at: Root, above: readonly string[]): AsyncGenerator<Found> {
  const unfit = whyUnfit(at.name);
  if (unfit !== undefined) return yield problem(at, unfit);
  const found = await stat(at.path).catch((error: Error) => error);
  if (found instanceof Error) yield problem(at, await whyUnread(at.path, found));
  else if (found.isDirectory()) yield* visitFolder(at, above);
  else if (found.isFile()) yield { kind: 'file', ...at, bytes: found.size, modifiedAt: found.mtime };
  // A pipe would keep its reader waiting for ever.
  else yield problem(at, 'It is neither a file nor a folder, but a pipe, a socket or a device.');
}

/** A folder with it is the blobs of a local stack: it would swallow itself, twice as large each time. */
const AZURITE = '__azurite_db_blob__.json';

async function* visitFolder(at: Root, above: readonly string[]): AsyncGenerator<Found> {
  const { path, name } = at;
  const folder = await readFolder(path).catch((error: Error) => error);
  if (folder instanceof Error) return yield problem(at, await whyUnread(path, folder));
  const { identity, entries, keys, junk, nameless } = folder;
  if (above.includes(identity)) {
    return yield { kind: 'notice', path, message: 'It leads back into a folder that it lies in, and is not followed.' };
  }
  if (entries.includes(AZURITE)) return yield problem(at, 'It is the storage of a local stack.');
  const below = (entry: string) => ({ path: join(path, entry), name: name === '' ? entry : `${name}/${entry}` });
  const within = [...above, identity];

  yield { kind: 'enter', path, name, entries };
  for (const { entry, what } of junk) yield { kind: 'junk', path: join(path, entry), what };
  for (const entry of nameless) yield problem(below(entry), 'Its name is no Unicode, here written in hex. Rename it.');
  for (const { name: entry, message } of alike(entries)) yield { kind: 'notice', path: join(path, entry), message };
  for (const key of keys) yield* visit(below(key.replace('/', '')), within);
  yield { kind: 'leave', path };
}

/** Said before anything is sent: what a person did not mean can still be stopped. */
function* twins(roots: readonly Root[]): Generator<Notice> {
  const paths = new Map<string, string>();
  for (const { name, path } of roots) {
    const other = paths.get(name);
    const message = `It will be ${name} in the library, as ${other}: what is in them comes together. To keep them apart: --to.`;
    if (other !== undefined) yield { kind: 'notice', path, message };
    paths.set(name, path);
  }
}

function problem({ path, name }: Root, message: string): Problem {
  return { kind: 'problem', path, name, message };
}
