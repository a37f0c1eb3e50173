/** a) The early prototype's ten JPEG sizes: by our media code, by its ten `convert` runs, and by one run with `mpr:`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutPreviews } from '../../worker/media/cutPreviews.ts';
import { makePicture } from '../../worker/media/makePicture.ts';
import { largestBox, type PreviewSize } from '../../worker/media/previews.ts';
import { readingOf } from '../fixtures/openMedia.ts';
import type { Figure } from './figure.ts';
import { commandCost, ownCost, sideBySide } from './measure.ts';
import { answer, startSubject } from './subject.ts';

/** Its geometry for `convert`, and ours; where it left a side open, ours is as wide as a photo can be. */
const SIZES: { geometry: string[]; size: Pick<PreviewSize, 'width' | 'height' | 'quality' | 'crop'> }[] = [
  { geometry: ['-resize', '1920x1080'], size: { width: 1920, height: 1080, quality: 90 } },
  { geometry: ['-resize', '1600x1600'], size: { width: 1600, height: 1600, quality: 80 } },
  { geometry: ['-resize', '800x800'], size: { width: 800, height: 800, quality: 80 } },
  { geometry: ['-resize', '600x600'], size: { width: 600, height: 600, quality: 80 } },
  { geometry: ['-resize', '400x400'], size: { width: 400, height: 400, quality: 80 } },
  { geometry: ['-resize', 'x400'], size: { width: 1600, height: 400, quality: 80 } },
  { geometry: ['-resize', '400x'], size: { width: 400, height: 1600, quality: 80 } },
  { geometry: ['-resize', '200x200'], size: { width: 200, height: 200, quality: 80 } },
  { geometry: ['-resize', '100x100'], size: { width: 100, height: 100, quality: 80 } },
  {
    geometry: ['-resize', '100x100^', '-gravity', 'center', '-extent', '100x100'],
    size: { width: 100, height: 100, quality: 80, crop: true },
  },
];

const OURS: PreviewSize[] = SIZES.map(({ size }, at) => ({ name: String(at), format: 'jpeg', ...size }));

export async function prototypeSizes(photo: string, rounds: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const ours = await startSubject(new URL(import.meta.url), [photo]);
  try {
    const out = (at: number) => join(folder, `${at}.jpg`);
    const quality = (at: number) => ['-quality', String(OURS[at]!.quality)];
    const one = ({ geometry }: (typeof SIZES)[number], at: number) =>
      commandCost('convert', [photo, '-auto-orient', ...geometry, ...quality(at), out(at)]);
    const kept = SIZES.map(({ geometry }, at) => ['mpr:picture', ...geometry, ...quality(at)]);
    const all = kept.flatMap((each, at) =>
      at + 1 < kept.length ? ['(', ...each, '-write', out(at), '+delete', ')'] : [...each, out(at)],
    );
    const costs = await sideBySide(rounds, {
      ours: ours.run,
      'ten convert runs': async () => {
        const each = [];
        for (const [at, size] of SIZES.entries()) each.push(await one(size, at));
        const peak = Math.max(...each.map((cost) => cost.peak ?? 0));
        return { cpu: each.reduce((sum, { cpu }) => sum + cpu, 0), ...(peak > 0 && { peak }) };
      },
      'one convert run with mpr:': () =>
        commandCost('convert', [photo, '-auto-orient', '-write', 'mpr:picture', '+delete', ...all]),
    });
    const what = 'a) ten JPEG sizes of one photo';
    return [figure(what, costs, 'ten convert runs', 12), figure(what, costs, 'one convert run with mpr:', 3)];
  } finally {
    ours.end();
    await rm(folder, { recursive: true });
  }
}

function figure(what: string, costs: Figure['costs'], theirs: string, least: number): Figure {
  const ratio = costs[theirs]!.cpu / costs.ours!.cpu;
  const found = `${theirs} cost ${ratio.toFixed(1)} times as much CPU`;
  return {
    what,
    costs: { ours: costs.ours!, [theirs]: costs[theirs]! },
    found,
    bar: `at least ${least}`,
    holds: ratio >= least,
  };
}

/** The same decode and the same cuts as a converter's, with another table. */
async function tenSizes(photo: string): Promise<void> {
  const limits = { seconds: 120, box: largestBox(OURS) };
  const previews = await cutPreviews(await makePicture(await readingOf(photo), 0, limits), { sizes: OURS });
  if (previews.length !== SIZES.length) throw new Error('A size is missing.');
}

if (import.meta.main) answer(() => ownCost(() => tenSizes(process.argv[2]!)));
