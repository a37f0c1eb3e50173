/** The RAW files of the corpus, sound and stripped, with the camera's own picture preferred and with development. */
import { describe, expect, test } from 'vitest';
import type { RawPreference } from '../../worker/media/readers/reader.ts';
import { meanDistance } from '../fixtures/closeness.ts';

import { samples } from '../fixtures/samples.ts';
import { type Shown, seen, showFile } from '../fixtures/show.ts';
import { withCopy } from '../fixtures/withFile.ts';

const corpus = samples()?.filter(({ path }) => /^(raw|bad\/rawtrunc|bad\/stub)\//.test(path) && !path.endsWith('.xmp'));

function made(file: string, name: string, raw: RawPreference): Promise<Shown> {
  return withCopy(file, (copy) => showFile(copy, { name, raw }));
}

describe.runIf(corpus)('the RAW files of the corpus', () => {
  const sound = corpus?.filter(({ expect: wanted }) => wanted.startsWith('ok')) ?? [];
  const broken = corpus?.filter(({ expect: wanted }) => wanted.startsWith('reject')) ?? [];

  test.each(['preview', 'develop'] as const)('%s: each that is sound is whole, and served by the best', async (raw) => {
    const served: Record<string, number> = {};
    for (const { path, file } of sound) {
      const { state, developedBy, previews, width = 0, height = 0 } = await made(file, path, raw);
      expect([path, state]).toEqual([path, 'ok']);
      // Never a thumbnail in its place.
      expect([path, previews[0]!.width]).toEqual([
        path,
        expect.closeTo(width * Math.min(1, 2048 / Math.max(width, height)), -2),
      ]);
      served[developedBy!] = (served[developedBy!] ?? 0) + 1;
    }
    console.log(`RAW samples, ${raw}: ${JSON.stringify(served)}`);
    expect(sound.length).toBeGreaterThan(20);
  });

  test('those whose pixels are gone are faults, and so is one that no program here knows', async () => {
    for (const { path, file } of broken) {
      for (const raw of ['preview', 'develop'] as const)
        await expect(made(file, path, raw), path).rejects.toMatchObject({ name: 'FaultError', code: 'corrupt' });
    }
    expect(broken.length).toBeGreaterThan(8);
  });

  test('a real one has the same colours developed as by the camera, within 8 levels on average', async () => {
    const { path, file } = sound.find((sample) => sample.path.endsWith('canon_eos_6d.dng'))!;
    // Its embedded picture is a little too small to be preferred.
    const { metadata } = await made(file, path, 'develop');
    const camera = await withCopy(file, (copy) => showFile(copy, { name: path, tools: {} }));
    const developed = await made(file, path, 'develop');
    expect([metadata.embedded?.width, camera.developedBy, developed.developedBy]).toEqual([
      1024,
      'embedded preview',
      'dcraw',
    ]);
    expect(meanDistance(await small(camera), await small(developed))).toBeLessThan(8);
  });
});

async function small(shown: Shown) {
  const { data, width, height } = await seen(shown);
  const { default: sharp } = await import('sharp');
  const image = sharp(data, { raw: { width, height, channels: 3 } })
    .resize(64, 64, { fit: 'fill' })
    .raw();
  return { data: await image.toBuffer(), width: 64, height: 64 };
}
