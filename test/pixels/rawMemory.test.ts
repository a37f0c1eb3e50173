/** What is foretold of a RAW's memory is what its programs may use: enough for any sound file, and no more than a small machine has. */
import { expect, test } from 'vitest';
import { memoryForRaw } from '../../worker/media/readers/raw/memoryForRaw.ts';
import { testTools } from '../fixtures/openMedia.ts';
import { photo } from '../fixtures/photo.ts';
import { type RawOptions, rawFile } from '../fixtures/rawFile.ts';
import { show } from '../fixtures/show.ts';

const MiB = 2 ** 20;
const { dcraw: _, ...withoutDcraw } = await testTools();

const CASES: [what: string, width: number, height: number, raw: RawOptions][] = [
  ['whole', 3800, 2500, {}],
  ['to half its size', 4600, 3000, {}],
  ['without a mosaic', 2200, 1600, { linear: true }],
];

test.each(CASES)(
  'one that is developed %s needs no more than that, our own part left out',
  async (_what, width, height, raw) => {
    const file = await rawFile(photo(width, height), { ...raw, preview: 0 });
    const { memory } = await show(file, { name: 'photo.dng' });
    const theirs = memory - 90 * MiB;
    const dcraw = await show(file, { name: 'photo.dng', memory: theirs });
    const libRaw = await show(file, { name: 'photo.dng', memory: theirs, tools: withoutDcraw });
    expect([dcraw.state, libRaw.state]).toEqual(['ok', 'ok']);
    // The measure is not far off: half of it would not do for the needier of both.
    const half = show(file, { name: 'photo.dng', memory: theirs / 2, tools: withoutDcraw });
    await expect(half).rejects.toMatchObject({ code: 'out-of-memory' });
  },
);

test('a Raspberry Pi of 384 MiB can do every common camera, and anything that holds its own picture', () => {
  const needed = (width: number, height: number, own?: number) => {
    const embedded = { offset: 1, length: 1, width: own ?? 0, height: 0 };
    const metadata = own === undefined ? {} : { embedded };
    const size = { width, height };
    return memoryForRaw({ contentType: 'image/x-adobe-dng', metadata, size }, size, 'preview') / MiB;
  };
  for (const [width, height] of [
    [4000, 3000],
    [6000, 4000],
    [8256, 5504],
    [9504, 6336],
  ] as const)
    expect(needed(width, height)).toBeLessThan(384);
  expect(needed(11600, 8700)).toBeGreaterThan(384);
  expect(needed(11600, 8700, 11600)).toBeLessThan(80);
});
