/** README's picture of real output: one scene stored in eight ways, and the previews the converter made of them. */
import sharp from 'sharp';
import { systemClock as clock } from '../../core/clock.ts';
import { idOf } from '../../core/id.ts';
import { previewName } from '../../core/names.ts';
import type { Storage } from '../../core/storage.ts';
import { readBlob } from '../../library/readBlob.ts';
import { readRecord } from '../../library/readRecord.ts';
import { sharesOf } from '../../scaler/shares.ts';
import { thisMachine } from '../../scaler/thisMachine.ts';
import { startStack } from '../../tools/local/stack.ts';
import { encode } from '../fixtures/encode.ts';
import { ORIENTATIONS, storedAs } from '../fixtures/storedAs.ts';
import { scene } from './scene.ts';

const CELL = 132;
const GAP = 10;
const PAPER = '#ffffff';
const TO = new URL('../../docs/upright.webp', import.meta.url).pathname;

export async function upright(): Promise<void> {
  const drawn = await scene(1200, 800);
  const files = await Promise.all(
    ORIENTATIONS.map(async (orientation) => ({
      name: `scene-${orientation}.jpg`,
      bytes: await encode(storedAs(orientation, drawn), 'jpeg', { orientation }),
    })),
  );
  const stack = await startStack({
    folder: undefined,
    ports: { blobPort: 0, queuePort: 0, tablePort: 0 },
    shares: sharesOf(thisMachine(), {}),
    targetSeconds: 30,
    api: undefined,
    env: process.env,
    signal: new AbortController().signal,
    say: console.error,
    onSettled() {},
    onHopeless: fail,
    onBroken: fail,
    onDead: fail,
  });
  if (!stack) throw new Error('The stack did not start.');
  try {
    const { storage } = stack;
    for (const { name, bytes } of files) await storage.originals.put(name, bytes, { contentType: 'image/jpeg' });
    while ((await storage.jobs.depth()) > 0) await clock.sleep(200);
    const thumbs = await Promise.all(files.map(({ name }) => thumbOf(storage, name)));
    // `sharp` shows a file as it is stored unless it is told to turn it.
    const rows = [files.map(({ bytes }) => bytes), thumbs];
    await (await sheet(rows)).webp({ quality: 85 }).toFile(TO);
  } finally {
    await stack.stop();
  }
}

async function thumbOf(storage: Storage, name: string): Promise<Buffer> {
  const stored = await readRecord(storage, idOf(name));
  if (stored === 'missing') throw new Error(`${name} has no record.`);
  const thumb = await readBlob(storage.previews, previewName(stored.record.id, stored.record.rev, 'thumb.webp'));
  if (thumb === 'missing') throw new Error(`${name} has no thumb; its record says ${stored.record.state}.`);
  return thumb.bytes;
}

async function sheet(rows: Buffer[][]) {
  const cells = rows.flatMap((row, y) =>
    row.map(async (bytes, x) => ({
      input: await sharp(bytes).resize(CELL, CELL, { fit: 'contain', background: PAPER }).png().toBuffer(),
      left: GAP + x * (CELL + GAP),
      top: GAP + y * (CELL + GAP),
    })),
  );
  const size = (count: number) => GAP + count * (CELL + GAP);
  const paper = {
    width: size(rows[0]?.length ?? 0),
    height: size(rows.length),
    channels: 3,
    background: PAPER,
  } as const;
  return sharp({ create: paper }).composite(await Promise.all(cells));
}

function fail(why: string): never {
  throw new Error(why);
}
