/**
 * Gathers what one image is made of, into a folder for each of its layers: `node gather.ts converter FOLDER`. It runs where
 * everything is installed, in a stage of Dockerfile.converter, and takes from there what the programs need and nothing else.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFloors } from './checkFloors.ts';
import { code, exiftool } from './code.ts';
import { packagesOf, tellOf } from './debian.ts';
import type { Reads } from './floors.ts';
import { installedIn } from './installedIn.ts';
import { fonts, heif, imageMagick, perl, raw, runtime, video } from './programs.ts';
import { newRoot, type Root } from './root.ts';

type Layer = (root: Root) => Promise<void>;

/** By name, in the order in which an earlier one has what a later one needs too. */
const IMAGES: Readonly<Record<string, Readonly<Record<string, Layer>>>> = {
  converter: {
    runtime,
    perl,
    exiftool,
    raw,
    heif,
    imagemagick: imageMagick,
    video,
    fonts,
    ...code('converter'),
  },
  control: { runtime, ...code('control') },
};

/** What each is for, which decides what it must have. */
const READS: Readonly<Record<string, readonly Reads[]>> = { converter: ['stills', 'video'], control: [] };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { without: { type: 'string', multiple: true, default: [] } },
});
const [image = '', folder = ''] = positionals;
await gather(image, folder, values.without);

async function gather(name: string, at: string, without: readonly string[]): Promise<void> {
  const layers = IMAGES[name];
  if (!layers || !at) throw new Error(`gather.ts takes an image (${Object.keys(IMAGES).join(' or ')}) and a folder.`);
  const taken = new Map<string, string>();
  const versions: Record<string, string> = {};
  for (const [layer, fill] of Object.entries(layers)) {
    const root = newRoot(join(at, layer), taken);
    await root.folder('/');
    if (without.includes(layer)) continue;
    const before = taken.size;
    await fill(root);
    const packages = await packagesOf([...taken.values()].slice(before));
    for (const added of Object.keys(packages)) if (!versions[added]) await tellOf(added, root);
    Object.assign(versions, packages);
    process.stdout.write(
      `${layer}: ${taken.size - before} files, ${Object.keys(packages).length} packages of Debian\n`,
    );
  }
  const reads = (READS[name] ?? []).filter((kind) => !without.includes(kind));
  const faults = checkFloors(await installedIn(Object.keys(layers).map((layer) => join(at, layer))), reads);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
