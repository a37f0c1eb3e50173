/** A RAW of 24 megapixels to both previews, programs included: by the camera's picture in it, and developed, against dcraw and a thumbnailer. */
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RawPreference } from '../../worker/media/readers/reader.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { rawFile } from '../fixtures/rawFile.ts';
import { withCopy } from '../fixtures/withFile.ts';
import type { Figure } from './figure.ts';
import { commandCost, sideBySide } from './measure.ts';

const MOST = 0.5;
const SELF = new URL(import.meta.url).pathname;

/** Each as a process of its own, because that is what tells the cost of its children. */
export async function raw(rounds: number): Promise<Figure> {
  const file = await dngFile();
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const nothing = 'ours, without a file: what a process costs';
  const ours = { developed: 'ours: developed by dcraw', embedded: "ours: by the camera's own picture" };
  const theirs = 'dcraw -w -T as it comes, vipsthumbnail 2048';
  const tiff = join(folder, 'dcraw.tiff');
  const script =
    'dcraw -c -w -T "$0" >"$1" && vipsthumbnail "$1" --size 2048x2048 -o "$1.webp[Q=80,reduction_effort=2]"';
  try {
    const costs = await sideBySide(rounds, {
      [ours.developed]: () => commandCost(process.execPath, [SELF, file, 'develop']),
      [ours.embedded]: () => commandCost(process.execPath, [SELF, file, 'preview']),
      [nothing]: () => commandCost(process.execPath, [SELF]),
      [theirs]: () => commandCost('sh', ['-c', script, file, tiff]),
    });
    const own = (name: string) => costs[name]!.cpu - costs[nothing]!.cpu;
    const ratio = own(ours.developed) / costs[theirs]!.cpu;
    const [developed, embedded] = [own(ours.developed), own(ours.embedded)].map((cpu) => cpu.toFixed(2));
    const found = `developing costs ${developed} s of CPU, ${ratio.toFixed(2)} times theirs; the embedded picture ${embedded} s`;
    return { what: 'a RAW of 24 megapixels', costs, found, bar: `at most ${MOST}`, holds: ratio <= MOST };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Made once. */
async function dngFile(): Promise<string> {
  const file = join(tmpdir(), 'ironviper-bench-6000x4000.dng');
  if (existsSync(file)) return file;
  await writeFile(`${file}.part`, await rawFile(photo(6000, 4000)));
  await rename(`${file}.part`, file);
  return file;
}

async function showOnce(file: string | undefined, preference: RawPreference): Promise<void> {
  const media = await openMedia({ raw: preference });
  if (file !== undefined) {
    await withCopy(file, async (copy) => {
      const inspection = await media.inspect(copy, 'photo.dng', ample.signal);
      const { state, previews } = await media.render(copy, inspection, 0, { ...ample, memory: inspection.memory });
      if (state !== 'ok' || previews.length !== 2) throw new Error('The RAW file was not shown.');
    });
  }
  await media.close();
}

if (import.meta.main) await showOnce(process.argv[2], process.argv[3] === 'develop' ? 'develop' : 'preview');
