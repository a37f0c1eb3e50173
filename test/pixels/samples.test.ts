/** The corpus: real files from many cameras and tools, each with what is to be expected of it. */
import { describe, expect, test } from 'vitest';
import type { Rendering } from '../../worker/media/media.ts';
import { sharpMedia } from '../../worker/media/sharpMedia.ts';
import { bitDistance } from '../fixtures/closeness.ts';
import { rows, type Sample, sampleFile, samples } from '../fixtures/samples.ts';

const corpus = samples();

interface Made {
  state: 'ok' | 'degraded' | 'unsupported' | 'fault' | 'outage';
  said?: string;
  rendering?: Rendering;
}

async function make(file: string, name: string): Promise<Made> {
  const media = await sharpMedia({ maxPixels: 250_000_000, fileSeconds: 60 });
  try {
    const inspection = await media.inspect(file, name);
    if (!inspection.decodable) return { state: 'unsupported', said: inspection.kind };
    const rendering = await media.render(file, inspection, 0, new AbortController().signal);
    return { state: rendering.state, rendering };
  } catch (error) {
    const { name: kind, message } = error as Error;
    return { state: kind === 'FaultError' ? 'fault' : 'outage', said: message };
  }
}

/** What the manifest's words allow. */
const ALLOWED: Record<string, Made['state'][]> = {
  ok: ['ok'],
  partial: ['ok', 'degraded'],
  'partial-or-ok': ['ok', 'degraded'],
  'partial-or-refusal': ['degraded', 'fault'],
  'ok-if-sniffed-else-refusal': ['ok'],
  'ok-or-clean-refusal': ['ok', 'unsupported', 'fault'],
  reject: ['unsupported', 'fault'],
  bounded: ['ok', 'degraded', 'fault'],
  any: ['ok', 'degraded', 'unsupported', 'fault'],
  'still ok, no video': ['ok'],
};

/** Where we differ from the manifest, and why. */
const OTHERWISE: [path: RegExp, state: Made['state'], why: string][] = [
  [/(?<!wrongext.*)\.(heic|heif|hif|mp4|mov|jp2|xmp|json|aae)$/i, 'unsupported', 'another decoder, or a sidecar'],
  [
    /flower-.*-(02|04|10|12|14|24)\.tif$/,
    'unsupported',
    'TIFF channels of 2, 4, 10, 12, 14 or 24 bits: libvips has no reader for them',
  ],
  [/pil__ultrahdr\.jpg$/, 'fault', 'its JPEG ends after the first few of 2,688 rows: as good as nothing'],
];
const SHOULD_SHOW = new Set(['ok', 'partial']);
const SOUND_AFTER_ALL = /flower-minisblack-04\.tif$|flower-palette-04\.tif$/;

describe.runIf(corpus)('what is made of the corpus', () => {
  const folders = ['jpeg/', 'png-webp-gif-tiff-avif/', 'livephoto-motionphoto/', 'bad/'];

  test.each(folders)('%s: as the manifest expects', { timeout: 120_000 }, async (folder) => {
    const wrong: string[] = [];
    const left = corpus?.filter(({ path }) => path.startsWith(folder)) ?? [];
    const checked = left.length;
    const check = async ({ path, file, expect: wanted }: Sample) => {
      const { state, said } = await make(file, path);
      const other = SOUND_AFTER_ALL.test(path) ? undefined : OTHERWISE.find(([pattern]) => pattern.test(path));
      const allowed = other && SHOULD_SHOW.has(wanted) ? [other[1]] : (ALLOWED[wanted] ?? ['ok']);
      if (!allowed.includes(state)) wrong.push(`${path}: ${wanted}, but ${state} ${said ?? ''}`);
    };
    // One after the other: two damaged files at once can hear each other's words, which libvips keeps in one place.
    for (const sample of left) await check(sample);
    expect(checked).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });
});

describe.runIf(corpus)('the orientation sets of the corpus', () => {
  const SETS = ['landscape', 'own-png', 'own-tif', 'own-webp', 'pil-g4-tiff', 'pil-jpg', 'avif-irot-imir'];

  test.each(SETS)('%s: one fingerprint within 6 bits, one preview size', async (set) => {
    const files = corpus?.filter(({ path }) => path.startsWith(`orientation/${set}/`)) ?? [];
    const made = await Promise.all(files.map(({ file, path }) => make(file, path)));
    expect(made.length).toBeGreaterThanOrEqual(4);
    expect(new Set(made.map(({ state }) => state))).toEqual(new Set(['ok']));
    const sizes = made.map(({ rendering }) =>
      rendering?.previews.map(({ width, height }) => `${width}x${height}`).join(),
    );
    expect(new Set(sizes).size).toBe(1);
    const hexes = made.map(({ rendering }) => rendering?.fingerprint?.hex ?? '');
    const distances = hexes.flatMap((one) => hexes.map((other) => bitDistance(one, other)));
    expect(Math.max(...distances)).toBeLessThanOrEqual(6);
  });
});

describe.runIf(corpus)('the true pairs of the corpus', () => {
  const known = new Map<string, Promise<Made>>();
  const fingerprint = async (path: string) => {
    const made = known.get(path) ?? make(sampleFile(path), path);
    known.set(path, made);
    return (await made).rendering?.fingerprint?.hex ?? '';
  };
  const pairs = corpus ? rows('neardup/GROUNDTRUTH.tsv') : [];

  test.each(pairs)('%s and %s: %s', async (one, other, _, verdict) => {
    const [first, second] = await Promise.all([fingerprint(`neardup/${one}`), fingerprint(`neardup/${other}`)]);
    const distance = bitDistance(first, second);
    // A crop is another picture to a hash of blocks.
    if (/^near/.test(verdict!) && !/crop/.test(other!)) expect(distance).toBeLessThanOrEqual(12);
    else expect(distance).toBeGreaterThan(20);
  });
});
