/** Gives each picture of a Google Takeout the time that the JSON beside it tells. */
import { basename, dirname, join } from 'node:path';
import type { EnteredFolder, Found, SourceFile } from '../found.ts';
import { readFolder } from '../readFolder.ts';
import { isMedia, partnersOf } from './partnersOf.ts';
import { readSidecar, type Sidecar } from './readSidecar.ts';
import { takenAt } from './takenAt.ts';

/** A folder that proved to be of a Takeout, when all of it has passed. Names, not paths. */
export interface TakeoutFolder {
  kind: 'takeout';
  path: string;
  /** Pictures and films that have a sidecar. */
  matched: number;
  /** Those that have none, or none that can be read. */
  unmatched: string[];
  /** Sidecars of nothing that is here. */
  orphans: string[];
  /** Sidecars that can't be read, each with the reason. */
  broken: string[];
}

/**
 * Everything passes, the sidecars too. A folder's report comes before the folder is left. What was named itself, as by
 * `Takeout/*`, has what lies beside it on the disk.
 */
export async function* withTakeout(found: AsyncIterable<Found>): AsyncGenerator<Found | TakeoutFolder> {
  const within: Folder[] = [];
  let named: { path: string; folder: Folder } | undefined;
  for await (const one of found) {
    if (one.kind === 'enter') within.push(await openFolder(one));
    const path = dirname(one.path);
    if (one.kind === 'file' && within.length === 0 && path !== named?.path) {
      const report = named?.folder.report();
      if (report) yield report;
      named = { path, folder: await openBeside(path) };
    }
    const folder = within.at(-1) ?? named?.folder;
    if (one.kind === 'leave') {
      within.pop();
      const report = folder?.report();
      if (report) yield report;
    }
    yield one.kind === 'file' && folder ? await folder.pass(one) : one;
  }
  const report = named?.folder.report();
  if (report) yield report;
}

interface Folder {
  pass(file: SourceFile): Promise<SourceFile>;
  /** Nothing if no sidecar of a picture has passed. */
  report(): TakeoutFolder | undefined;
}

async function openBeside(path: string): Promise<Folder> {
  // A file can be read where its folder can't be listed: then nothing is known to lie beside it.
  const { entries } = await readFolder(path).catch(() => ({ entries: [] }));
  return openFolder({ path, entries });
}

async function openFolder({ path, entries }: Pick<EnteredFolder, 'path' | 'entries'>): Promise<Folder> {
  const folder: TakeoutFolder = { kind: 'takeout', path, matched: 0, unmatched: [], orphans: [], broken: [] };
  const broken = new Map<string, string>();
  let isTakeout = false;

  const read = async (sidecar: string): Promise<Sidecar | undefined> => {
    const content = await readSidecar(join(path, sidecar));
    if (content === 'foreign') return undefined;
    if ('reason' in content) {
      broken.set(sidecar, content.reason);
      return undefined;
    }
    isTakeout = true;
    return content;
  };
  const { sidecarOf, spare } = await partnersOf(entries, async (sidecar) => (await read(sidecar))?.title);

  return {
    async pass(file) {
      const name = basename(file.path);
      const own = sidecarOf.get(name);
      const sidecar = own === undefined ? undefined : await read(own);
      if (sidecar) {
        folder.matched += 1;
        const originalTime = takenAt(sidecar);
        return originalTime === undefined ? file : { ...file, originalTime };
      }
      if (isMedia(name)) folder.unmatched.push(name);
      else if (spare.has(name) && (await read(name))) folder.orphans.push(name);
      return file;
    },
    report() {
      if (!isTakeout) return undefined;
      return { ...folder, broken: [...broken].map(([name, reason]) => `${name}: ${reason}`).sort() };
    },
  };
}
