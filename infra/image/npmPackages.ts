/** The npm packages that our code imports, and those that they need in turn, as they are installed. */
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Names = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ dependencies: Names, optionalDependencies: Names });

/** In any manner of importing: `from 'x'`, `import 'x'`, `import('x')`. A path has a dot or a slash before it. */
const IMPORTED = /\b(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[a-z][\w.-]*)/g;

/** Folders of packages in `home`, for the sources below its folders `sources`. Throws if one that is needed is not there. */
export async function npmPackages(home: string, sources: readonly string[]): Promise<string[]> {
  const { dependencies } = await manifestOf(home);
  const imported = new Set<string>();
  for (const folder of sources) {
    for (const name of await readdir(join(home, folder), { recursive: true })) {
      if (!name.endsWith('.ts')) continue;
      const text = await readFile(join(home, folder, name), 'utf8');
      for (const [, found = ''] of text.matchAll(IMPORTED)) if (found in dependencies) imported.add(found);
    }
  }
  const found = new Set<string>();
  for (const name of [...imported].sort()) await follow(name, home, found);
  return [...found];
}

async function follow(name: string, from: string, found: Set<string>): Promise<void> {
  const folder = await locate(name, from);
  if (folder === undefined) throw new Error(`${name}, which ${from} needs, is not installed: run npm ci.`);
  if (found.has(folder)) return;
  found.add(folder);
  const { dependencies, optionalDependencies } = await manifestOf(folder);
  for (const needed of Object.keys(dependencies)) {
    if (!(needed in optionalDependencies)) await follow(needed, folder, found);
  }
  // What is for other systems is not there.
  for (const wished of Object.keys(optionalDependencies)) {
    if ((await locate(wished, folder)) !== undefined) await follow(wished, folder, found);
  }
}

/** Where Node would look for it: beside who asks, then ever further up. */
async function locate(name: string, from: string): Promise<string | undefined> {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    const there = await access(join(folder, 'package.json')).then(
      () => true,
      () => false,
    );
    if (there) return folder;
    if (at === dirname(at)) return undefined;
  }
}

async function manifestOf(folder: string) {
  return Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
}
