/** A library in memory and a folder on the disk, for the tests of what goes from one to the other. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobProperties } from '../../../core/blobs.ts';
import { locateIn } from '../../../tools/download/locate.ts';
import { type Saved, type Saving, saveOriginal } from '../../../tools/download/saveOriginal.ts';
import { takePlaceIn } from '../../../tools/download/takePlace.ts';
import { openPatience } from '../../../tools/terminal/patience.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { folder } from '../program.ts';

export interface Scene extends Saving {
  storage: MemoryStorage;
  /** Bytes that came from the library so far. */
  came(): number;
  put(name: string, content: string | Uint8Array, metadata?: Record<string, string>): Promise<void>;
  save(name: string, options?: Partial<Saving>): Promise<Saved>;
  /** Every path below the folder that is a file or link, sorted. */
  files(): Promise<string[]>;
  text(path: string): Promise<string>;
}

/** The folder lies alone in another one, so that a test sees what gets out of it. */
export async function scene(): Promise<Scene> {
  const clock = fakeClock();
  const storage = memoryStorage(clock);
  const root = join(await realpath(await folder()), 'out');
  await mkdir(root);
  let came = 0;
  const saving: Saving = {
    storage,
    patience: openPatience(clock, 'memory'),
    root,
    locate: locateIn(root),
    takePlace: takePlaceIn(root),
    replace: false,
    dryRun: false,
    signal: new AbortController().signal,
    onBytes: (bytes) => {
      came += bytes;
    },
  };
  return {
    ...saving,
    storage,
    came: () => came,
    async put(name, content, metadata = {}) {
      await storage.originals.put(name, Buffer.from(content), { contentType: 'image/jpeg', metadata });
    },
    async save(name, options) {
      return saveOriginal({ ...saving, ...options }, await listed(storage, name));
    },
    async files() {
      const found = await readdir(dirname(root), { recursive: true, withFileTypes: true });
      const paths = found.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
      return paths.map((path) => path.slice(dirname(root).length + 1)).sort();
    },
    text: (path) => readFile(join(root, path), 'utf8'),
  };
}

/** By the listing alone: not every name can be asked for. */
async function listed(storage: MemoryStorage, name: string): Promise<BlobProperties> {
  for await (const original of storage.originals.list('')) if (original.name === name) return original;
  throw new Error(`no original is named ${name}`);
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
