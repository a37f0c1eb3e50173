/** A layer of an image in the making: a folder that files of this machine are copied into, each where it lies here. */
import { chmod, copyFile, lstat, mkdir, readdir, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { librariesOf } from './librariesOf.ts';

export interface Root {
  /** A file, or a folder with all that is in it but what `without` tells; of a program or a library also the libraries it is linked to. */
  take(path: string, without?: (path: string) => boolean): Promise<void>;
  /** A file under another name: a link's, which programs are known by. */
  takeAs(path: string, as: string): Promise<void>;
  /** A file that is only in the image. */
  write(path: string, text: string): Promise<void>;
  /** Absolute path of a folder that will be `path` in the image, for who writes there by itself. */
  folder(path: string): Promise<string>;
}

/** `taken` is shared by the layers of one image: what an earlier one has, no later one needs. */
export function newRoot(at: string, taken: Map<string, string>): Root {
  const place = async (path: string) => {
    const target = join(at, path);
    await mkdir(dirname(target), { recursive: true });
    return target;
  };
  const copy = async (path: string, as: string) => {
    if (taken.has(as)) return;
    // Whatever it is a link to: the image has one name for it.
    const source = await realpath(path);
    taken.set(as, source);
    const target = await place(as);
    await copyFile(source, target);
    await chmod(target, (await stat(source)).mode & 0o111 ? 0o755 : 0o644);
    for (const library of await librariesOf(source)) await copy(library, await named(library));
  };
  const root: Root = {
    async take(path, without = () => false) {
      if (without(path)) return;
      if (!(await lstat(path)).isDirectory()) return copy(path, await named(path));
      for (const name of (await readdir(path)).sort()) await root.take(join(path, name), without);
    },
    takeAs: copy,
    async write(path, text) {
      await writeFile(await place(path), text, { mode: 0o644 });
    },
    async folder(path) {
      const target = await place(path);
      await mkdir(target, { recursive: true });
      return target;
    },
  };
  return root;
}

/** `/lib` is a link to `/usr/lib`, and a file has one place. Its own name is kept, though it may be a link's. */
async function named(path: string): Promise<string> {
  return join(await realpath(dirname(path)), basename(path));
}
