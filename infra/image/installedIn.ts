/** The versions of what is in an image, by what it says of itself: Debian's status files, and the packages' own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Installed } from './checkFloors.ts';
import { FLOORS } from './floors.ts';

const STATUS = 'var/lib/dpkg/status.d';
const PACKAGES = 'app/node_modules';

const Manifest = z.object({ version: z.string() });

/** `layers` are folders that are laid one over the other; one is enough for an image that is mounted or unpacked. */
export async function installedIn(layers: readonly string[]): Promise<Installed> {
  const found = await Promise.all(layers.map(async (layer) => [await debianIn(layer), await npmIn(layer)] as const));
  return {
    debian: Object.assign({}, ...found.map(([debian]) => debian)),
    npm: Object.assign({}, ...found.map(([, npm]) => npm)),
  };
}

async function debianIn(layer: string): Promise<Record<string, string>> {
  const folder = join(layer, STATUS);
  const names = (await ifThere(readdir(folder))) ?? [];
  const entries = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(entries.map((entry) => [fieldOf(entry, 'Package'), fieldOf(entry, 'Version')]));
}

function fieldOf(entry: string, field: string): string {
  const value = new RegExp(`^${field}: (\\S+)$`, 'm').exec(entry)?.[1];
  if (!value) throw new Error(`A file in ${STATUS} has no field ${field}: ${entry.slice(0, 200)}`);
  return value;
}

/** Of those that a floor is for. */
async function npmIn(layer: string): Promise<Record<string, string>> {
  const names = FLOORS.filter(({ from }) => from === 'npm').flatMap(({ packages }) => packages);
  const versions = await Promise.all(
    names.map(async (name) => {
      const text = await ifThere(readFile(join(layer, PACKAGES, name, 'package.json'), 'utf8'));
      return text === undefined ? [] : [[name, Manifest.parse(JSON.parse(text)).version] as const];
    }),
  );
  return Object.fromEntries(versions.flat());
}

function ifThere<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
