/** The corpus: real files from many cameras and tools, each with what is to be expected of it. */
import { describe, expect, test } from 'vitest';
import type { Inspection, Rendering } from '../../worker/media/media.ts';
import { bitDistance } from '../fixtures/closeness.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { rows, type Sample, sampleFile, samples } from '../fixtures/samples.ts';
import { withCopy } from '../fixtures/withFile.ts';

const corpus = samples();

interface Made {
  state: 'ok' | 'degraded' | 'sidecar' | 'unsupported' | 'fault' | 'outage';
  said?: string;
  inspection?: Inspection;
  rendering?: Rendering;
}

/** In a folder of its own, as a converter does: programs write beside the file. */
function make(file: string, name: string): Promise<Made> {
  return withCopy(file, (copy) => makeHere(copy, name));
}

async function makeHere(file: string, name: string): Promise<Made> {
  const media = await openMedia();
  try {
    const inspection = await media.inspect(file, name, ample.signal);
    const { kind, memory } = inspection;
    if (!inspection.decodable) return { state: kind === 'sidecar' ? 'sidecar' : 'unsupported', said: kind, inspection };
    const rendering = await media.render(file, inspection, 0, { ...ample, memory });
    return { state: rendering.state, inspection, rendering };
  } catch (error) {
    const { name: sort, message } = error as Error;
    return { state: sort === 'FaultError' ? 'fault' : 'outage', said: message };
  }
}

/** What the manifest's words allow. */
const ALLOWED: Record<string, Made['state'][]> = {
  ok: ['ok', 'sidecar'],
  partial: ['ok', 'degraded'],
  'partial-or-ok': ['ok', 'degraded'],
  'partial-or-refusal': ['degraded', 'fault'],
  'ok-if-sniffed-else-refusal': ['ok'],
  'ok-if-sniffed-else-preview': ['ok'],
  'ok-via-libraw-or-preview': ['ok'],
  'ok-or-clean-refusal': ['ok', 'unsupported', 'fault'],
  reject: ['unsupported', 'fault'],
  'reject-cleanly': ['unsupported', 'fault'],
  'zero-byte fixture': ['fault'],
  bounded: ['ok', 'degraded', 'fault'],
  any: ['ok', 'degraded', 'sidecar', 'unsupported', 'fault'],
  'still ok, no video': ['ok'],
};

/** Where we differ from the manifest, and why. */
const OTHERWISE: Record<string, [state: Made['state'], why: string]> = {
  'png-webp-gif-tiff-avif/tm__flower-rgb-contig-24.tif': ['fault', 'ImageMagick 6 makes noise of integers of 24 bits'],
  'neardup/GROUNDTRUTH.tsv': ['unsupported', 'a table about the files, no picture'],
  'bad/unusual/pil__ultrahdr.jpg': ['fault', 'its JPEG ends after the first few of 2,688 rows: as good as nothing'],
};

describe.runIf(corpus)('what is made of the corpus', () => {
  const folders = [...new Set(corpus?.map(({ path }) => path.split('/')[0] ?? ''))];

  test.each(folders)('%s: as the manifest expects', { timeout: 300_000 }, async (folder) => {
    const files = corpus?.filter(({ path }) => path.startsWith(`${folder}/`)) ?? [];
    const wrong: string[] = [];
    const check = async ({ path, file, expect: wanted }: Sample) => {
      const { state, said } = await make(file, path);
      const allowed = OTHERWISE[path]?.slice(0, 1) ?? ALLOWED[wanted] ?? [];
      if (!allowed.includes(state)) wrong.push(`${path}: ${wanted}, but ${state} ${said ?? ''}`);
    };
    for (const sample of files) await check(sample);
    expect(files.length).toBeGreaterThan(5);
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

describe.runIf(corpus)('the near copies of the corpus', () => {
  const NEAR = 15;
  const truth = corpus ? rows('neardup/GROUNDTRUTH.tsv') : [];
  // A crop is another picture to a hash of blocks.
  const near = truth.filter(([, other, , verdict]) => /^near/.test(verdict ?? '') && !/crop/.test(other ?? ''));
  const original = new Map(near.map(([one = '', other = '']) => [other, one]));
  const pictures = corpus?.map(({ path }) => path).filter((path) => /^neardup\/.*\.(jpg|png|webp)$/.test(path)) ?? [];
  const names = pictures.map((path) => path.slice('neardup/'.length));

  test('are all within 15 bits of their originals, and nothing else of anything', { timeout: 120_000 }, async () => {
    const hexes = new Map<string, string>();
    for (const name of names) {
      const { rendering } = await make(sampleFile(`neardup/${name}`), name);
      hexes.set(name, rendering?.fingerprint?.hex ?? '');
    }
    const distance = (one: string, other: string) => bitDistance(hexes.get(one) ?? '', hexes.get(other) ?? '');
    const missed = near.filter(([one = '', other = '']) => distance(one, other) > NEAR);
    expect(missed).toEqual([]);
    const family = (name: string) => original.get(name) ?? name;
    const strangers = names.flatMap((one, at) =>
      names
        .slice(at + 1)
        .filter((other) => family(one) !== family(other) && distance(one, other) <= NEAR)
        .map((other) => `${one} and ${other}: ${distance(one, other)}`),
    );
    expect(strangers).toEqual([]);
    expect(near.length).toBeGreaterThan(20);
    expect(names.length).toBeGreaterThan(40);
  });
});
