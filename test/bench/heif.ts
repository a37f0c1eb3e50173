/** A HEIC of 12 megapixels to both previews, programs included, against ImageMagick making one preview of the same file. */
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '../fixtures/encode.ts';
import { heic } from '../fixtures/heic.ts';
import { ample, openMedia, testTools } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { sampleFile, samples } from '../fixtures/samples.ts';
import { withCopy } from '../fixtures/withFile.ts';
import type { Figure } from './figure.ts';
import { commandCost, sideBySide } from './measure.ts';

const MOST = 0.8;
const SELF = new URL(import.meta.url).pathname;

/** Both as a process of its own, because that is what tells the cost of its children. */
export async function heif(rounds: number): Promise<Figure> {
  const file = await heicFile();
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const { convert = 'convert' } = await testTools();
  const ours = 'ours: metadata, both previews, the rest';
  const nothing = 'ours, without a file: what a process costs';
  const webp = ['-quality', '80', '-define', 'webp:method=2'];
  const one = (args: string[], output: string) => () =>
    commandCost(convert, [`heic:${file}[0]`, '-resize', '2048x2048', ...args, join(folder, output)]);
  try {
    const costs = await sideBySide(rounds, {
      [ours]: () => commandCost(process.execPath, [SELF, file]),
      [nothing]: () => commandCost(process.execPath, [SELF]),
      'ImageMagick: one 2048 preview, JPEG': one([], 'out.jpg'),
      'ImageMagick: the same as WebP like ours': one(webp, 'out.webp'),
    });
    const [mine, bare, jpeg] = Object.values(costs);
    const own = mine!.cpu - bare!.cpu;
    const ratio = own / jpeg!.cpu;
    const found = `${own.toFixed(2)} s of CPU, ${ratio.toFixed(2)} times the cheaper one`;
    return { what: 'a HEIC of 12 megapixels', costs, found, bar: `at most ${MOST}`, holds: ratio <= MOST };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A phone's own where the corpus is; else ours, which is made once. */
async function heicFile(): Promise<string> {
  if (samples()) return sampleFile('heic/exiv2__IMG_3578.heic');
  const file = join(tmpdir(), 'ironviper-bench-4032x3024.heic');
  if (existsSync(file)) return file;
  await writeFile(`${file}.part`, await heic([await encode(photo(4032, 3024), 'jpeg')]));
  await rename(`${file}.part`, file);
  return file;
}

async function showOnce(original: string | undefined): Promise<void> {
  const media = await openMedia();
  if (original !== undefined) {
    await withCopy(original, async (file) => {
      const inspection = await media.inspect(file, 'IMG.HEIC', ample.signal);
      const { state, previews } = await media.render(file, inspection, 0, { ...ample, memory: inspection.memory });
      if (state !== 'ok' || previews.length !== 2) throw new Error('The photo was not shown.');
    });
  }
  await media.close();
}

if (import.meta.main) await showOnce(process.argv[2]);
