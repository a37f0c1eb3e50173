/**
 * c) 200 photos of 12 megapixels end to end, through the stand-in and Azurite, by one converter as it comes: files a second, and
 * the share of its CPU that is neither media code nor hashing.
 *
 * The share: libvips works in threads of its own, so nothing inside the converter can tell what is whose. Instead the
 * same files go through the same media code and the same hashing in a process of its own, as many at once, without
 * storage, scratch or queue; what the converter costs beyond that is its share. The two take turns, 40 files each, so
 * that a noisy neighbour disturbs both alike. On the converter's side all counts: its start, polling, heartbeats and
 * the timeline; on the other neither the start nor the first 40, which are for warmth.
 */
import { createHash } from 'node:crypto';
import { link, mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { localAccount } from '../../tools/terminal/account.ts';
import { type ConverterProcess, startConverter } from '../chaos/process.ts';
import { startWorld, type World } from '../chaos/world.ts';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import type { Figure } from './figure.ts';
import { commandCost, ownCost } from './measure.ts';
import { photoFile } from './photoFile.ts';
import { processCost } from './processCost.ts';
import { answer, startSubject } from './subject.ts';

const MOST = 0.35;
const TURNS = 5;
const EACH = 40;
/** Eight files of 3.7 MB, under 200 names: equal content is converted anew for every name. */
const ORIENTATIONS = [1, 6, 1, 8, 3, 1, 6, 1];

const UPLOAD = fileURLToPath(new URL('../../tools/upload.ts', import.meta.url));

export async function endToEnd(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const photos = await makePhotos(folder);
  const media = await startSubject(new URL(import.meta.url), photos);
  const world = await startWorld();
  try {
    const uploader = await upload(world, folder, photos);
    const [storage, standIn] = [processCost(world.pid), process.cpuUsage()];
    const ports = world.clientPorts;
    const env = { IRONVIPER_IDLE_SECONDS: '0', NODE_COMPILE_CACHE: '' };
    const converter = startConverter({ ports, name: 'bench', scratch: folder, env });
    const { shares, files, alone } = await takeTurns(world, converter, media.run);
    const whole = processCost(converter.pid);
    const used = process.cpuUsage(standIn);
    converter.signal('SIGTERM');
    await converter.ended;
    const share = median(shares);
    return {
      what: `c) ${TURNS * EACH} photos of 12 megapixels end to end, ${availableParallelism()} cores`,
      costs: {
        'converter, its start included': whole,
        'the same by media code and hashes alone': { cpu: alone },
        'beside it: Azurite': { cpu: processCost(world.pid).cpu - storage.cpu },
        'beside it: the stand-in': { cpu: (used.user + used.system) / 1e6 },
        'before it: the uploader': uploader,
      },
      found: `${(share * 100).toFixed(0)} % of its CPU is neither; ${median(files).toFixed(1)} files a second`,
      bar: `at most ${MOST * 100} %`,
      holds: share <= MOST,
    };
  } finally {
    media.end();
    await world.stop();
    await rm(folder, { recursive: true });
  }
}

async function takeTurns(world: World, converter: ConverterProcess, media: () => Promise<{ cpu: number }>) {
  const events = world.takeEvents();
  const [shares, files]: [number[], number[]] = [[], []];
  let alone = 0;
  await said(converter, 1, 'converter.started');
  for (let turn = 0; turn < TURNS; turn++) {
    const { cpu } = await media();
    alone += cpu;
    const before = turn === 0 ? 0 : processCost(converter.pid).cpu;
    const began = performance.now();
    const done = said(converter, EACH, 'attempt.ended');
    const published = done.then(() => said(converter, 1, 'timeline.published'));
    await world.send(events.splice(0, EACH));
    await done;
    files.push(EACH / ((performance.now() - began) / 1000));
    await published;
    const spent = processCost(converter.pid).cpu - before;
    shares.push((spent - cpu) / spent);
  }
  return { shares, files, alone };
}

/** Waits for so many more lines. */
function said({ onLine, ended }: ConverterProcess, times: number, event: string): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    let left = times;
    onLine((line) => {
      if (line.event === event && --left === 0) resolve();
    });
  });
  return Promise.race([heard, ended.then((end) => Promise.reject(new Error(`The converter ended: ${end}`)))]);
}

async function makePhotos(folder: string): Promise<string[]> {
  const photos: string[] = [];
  for (const [i, orientation] of ORIENTATIONS.entries()) {
    const file = join(folder, `photo-${i}.jpg`);
    const image = sharp(await photoFile(4000, 3000, 1 + (i >> 1))).withMetadata({ orientation });
    await image.jpeg({ quality: 90 }).toFile(file);
    photos.push(file);
  }
  return photos;
}

async function upload(world: World, folder: string, photos: string[]) {
  const album = await mkdtemp(join(folder, 'album-'));
  for (let i = 0; i < TURNS * EACH; i++) await link(photos[i % photos.length]!, join(album, `IMG_${i}.jpg`));
  const account = `IRONVIPER_STORAGE=${localAccount(world.clientPorts)}`;
  return commandCost('env', [account, process.execPath, UPLOAD, album]);
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}

async function mediaAlone(photos: string[]): Promise<void> {
  const media = await openMedia();
  const contents = await Promise.all(photos.map((photo) => readFile(photo)));
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < EACH; i = next++) {
      const [photo, content] = [photos[i % photos.length]!, contents[i % photos.length]!];
      for (const hash of [createHash('sha256'), createHash('md5')]) hash.update(content).digest();
      const inspection = await media.inspect(photo, photo, ample.signal);
      await media.render(photo, inspection, 0, ample);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

if (import.meta.main) answer(() => ownCost(() => mediaAlone(process.argv.slice(2))));
