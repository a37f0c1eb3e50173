/** b) The whole job on one photo, without the network, against `vipsthumbnail` making one preview of the same photo. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import type { Figure } from './figure.ts';
import { commandCost, ownCost, sideBySide } from './measure.ts';
import { answer, startSubject } from './subject.ts';

const MOST = 1.5;

export async function wholeJob(photo: string, rounds: number): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const ours = await startSubject(new URL(import.meta.url), [photo]);
  const thumbnail = (output: string) =>
    commandCost('vipsthumbnail', [photo, '--size', '2048x2048', '-o', join(folder, output)]);
  try {
    const costs = await sideBySide(rounds, {
      'ours: hashes, metadata, both previews, the rest': ours.run,
      'vipsthumbnail: one 2048 preview, its own JPEG': () => thumbnail('out.jpg'),
      'vipsthumbnail: the same as WebP like ours': () => thumbnail('out.webp[Q=80,reduction_effort=2,strip]'),
    });
    const [mine, jpeg] = Object.values(costs);
    const ratio = mine!.cpu / jpeg!.cpu;
    const found = `the whole job costs ${ratio.toFixed(2)} times the CPU of the cheaper one`;
    return { what: 'b) the whole job on one photo', costs, found, bar: `at most ${MOST}`, holds: ratio <= MOST };
  } finally {
    ours.end();
    await rm(folder, { recursive: true });
  }
}

/** What a converter does between the download and the upload. */
async function convertOnce(photo: string): Promise<void> {
  const hashes = [createHash('sha256'), createHash('md5')];
  for await (const chunk of createReadStream(photo, { highWaterMark: 2 ** 18 })) {
    for (const hash of hashes) hash.update(chunk);
  }
  for (const hash of hashes) hash.digest();
  const media = await openMedia();
  const inspection = await media.inspect(photo, photo, ample.signal);
  const { state, previews } = await media.render(photo, inspection, 0, ample);
  if (state !== 'ok' || previews.length !== 2) throw new Error('The photo was not converted.');
}

if (import.meta.main) answer(() => ownCost(() => convertOnce(process.argv[2]!)));
