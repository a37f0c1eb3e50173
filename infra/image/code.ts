/** Our own code, which is the very files that `npm run` runs, and the npm packages it imports. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exiftoolPath } from 'exiftool-vendored';
import { npmPackages } from './npmPackages.ts';
import type { Root } from './root.ts';

const HOME = dirname(fileURLToPath(new URL('../../package.json', import.meta.url)));

/** What packages are published with and no program loads: types, maps, handbooks, and builds for what is not Node. */
const UNUSED =
  /\.([cm]?ts|map|flow)$|\/(dist|lib)\/(browser|react-native|workerd)$|\/node_modules\/(@[^/]+\/)?[^/]+\/(docs?|examples?|tests?|benchmarks?|\.github)$/;
/** exiftool's handbook, translations, forms, and its map of the world: a converter asks for none of them. */
const UNUSED_BY_EXIFTOOL =
  /\/(TagNames\.pod|Lang|Geolocation\.dat|arg_files|build_geolocation|config_files|fmt_files|perl-Image-ExifTool\.spec)$/;

/** What each image runs lies in these, and what that imports. */
export const FOLDERS = {
  converter: ['core', 'library', 'worker'],
  control: ['core', 'library', 'api', 'scaler'],
} as const;

/** A layer of packages, and one of our folders. */
export function code(image: keyof typeof FOLDERS) {
  const folders = FOLDERS[image];
  return {
    async modules(root: Root): Promise<void> {
      for (const folder of await npmPackages(HOME, folders)) await root.take(folder, isUnused);
    },
    async program(root: Root): Promise<void> {
      for (const name of ['package.json', 'LICENSE', ...folders]) await root.take(join(HOME, name));
    },
  };
}

/** A layer of its own: it is as large as all other packages, and seldom changes with them. */
export async function exiftool(root: Root): Promise<void> {
  await root.take(dirname(dirname(await exiftoolPath())), isUnused);
}

function isUnused(path: string): boolean {
  return path.includes('/exiftool-vendored.pl/') ? UNUSED_BY_EXIFTOOL.test(path) : UNUSED.test(path);
}
