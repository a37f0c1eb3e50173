/** The lockfile must serve every machine we promise, not only the one it was written on. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Package = z.object({
  resolved: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lock = z.object({ packages: z.record(z.string(), Package) });

const lockfile = new URL('../../package-lock.json', import.meta.url);
const { packages } = Lock.parse(JSON.parse(await readFile(lockfile, 'utf8')));

test('no package is tied to a download address', () => {
  expect(Object.keys(packages).filter((key) => packages[key]?.resolved)).toEqual([]);
});

test('binaries for Linux and macOS on both processors are locked', () => {
  // npm leaves out, without a word, what the registry does not hold yet: then take an older version of its parent.
  const locked = new Set(Object.keys(packages).map((key) => key.split('node_modules/').at(-1)));
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  const served = wanted.filter((name) => /(linux|darwin)-(x64|arm64)/.test(name));
  expect(served.length).toBeGreaterThan(20);
  expect(served.filter((name) => !locked.has(name))).toEqual([]);
});
