/**
 * The most memory that a converter and all it starts have at one moment, one picture at a time, over the whole corpus,
 * and over which file. Where the corpus is not, over a file of each kind that we make, and a photo of 24 megapixels.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { FRUGAL } from '../../worker/frugal.ts';
import { type ConverterProcess, startConverter } from '../chaos/process.ts';
import { startWorld, type World } from '../chaos/world.ts';
import { sharedMemory } from '../fixtures/processes.ts';
import { samples } from '../fixtures/samples.ts';
import { makeSeeds } from '../fuzz/seeds.ts';
import type { Figure } from './figure.ts';
import type { Cost } from './measure.ts';
import { photoFile } from './photoFile.ts';
import { processCost } from './processCost.ts';

/** MB, of a million bytes, as the promise is worded. */
const MOST = 700;
/** Decoders that take seconds are seen often, and what is over sooner does not hold much. */
const SAMPLE_MS = 20;
/** While one is converted the next is on its way: those that were highest are measured again, each by itself. */
const AGAIN = 5;

interface File {
  name: string;
  read(): Promise<Uint8Array>;
}

export async function worstMemory(): Promise<Figure> {
  const scratch = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  const world = await startWorld();
  const env = { IRONVIPER_CONCURRENCY: '1', IRONVIPER_IDLE_SECONDS: '0', ...FRUGAL.env };
  const converter = startConverter({
    ports: world.clientPorts,
    name: 'bench',
    scratch,
    env,
    nodeArguments: FRUGAL.nodeArguments,
  });
  try {
    const corpus = samples()?.map(({ path, file }) => ({ name: path, read: () => readFile(file) }));
    const files = corpus ?? (await ownFiles());
    let spent = 0;
    const cost = (found: Map<string, number>): Cost => {
      const before = spent;
      spent = processCost(converter.pid).cpu;
      return { cpu: spent - before, peak: (Math.max(...found.values()) * 1e6) / 2 ** 20 };
    };
    const all = await peaks(world, converter, files);
    const highest = [...all].sort(([, one], [, other]) => other - one).slice(0, AGAIN);
    const costs: Record<string, Cost> = { [`${files.length} files`]: cost(all) };
    for (const [name] of highest) {
      const file = files.find((each) => each.name === name)!;
      const alone = await peaks(world, converter, [{ ...file, name: `again/${name}` }]);
      costs[`${name}, by itself`] = cost(alone);
    }
    const [worst = '', peak = 0] = highest[0] ?? [];
    return {
      what: `memory of a converter and its programs, one at a time, ${corpus ? 'over the corpus' : 'NOT over the corpus, which is not here'}`,
      costs,
      found: `${peak.toFixed(0)} MB at most, at or beside ${worst}`,
      bar: `at most ${MOST} MB`,
      holds: peak <= MOST,
    };
  } finally {
    converter.signal('SIGTERM');
    await converter.ended;
    await world.stop();
    await rm(scratch, { recursive: true });
  }
}

/** MB, by the name of the file that ended next. */
async function peaks(world: World, converter: ConverterProcess, files: readonly File[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, (sharedMemory(converter.pid) ?? 0) / 1e6);
  };
  const sampling = setInterval(look, SAMPLE_MS);
  try {
    for (const { name, read } of files) await world.upload(name, await read());
    let left = files.length;
    const done = new Promise<void>((resolve) => {
      converter.onLine(({ event, name = '', outcome }) => {
        if (event !== 'attempt.ended') return;
        look();
        found.set(name, Math.max(peak, found.get(name) ?? 0));
        peak = 0;
        if (outcome !== 'handedOn' && --left === 0) resolve();
      });
    });
    await world.send(world.takeEvents());
    const died = converter.ended.then((end) => Promise.reject(new Error(`The converter ended: ${end}`)));
    await Promise.race([done, died]);
    return found;
  } finally {
    clearInterval(sampling);
  }
}

async function ownFiles(): Promise<File[]> {
  const photo = await photoFile();
  const seeds = await makeSeeds();
  return [
    ...seeds.map(({ kind, ext, content }) => ({ name: `${kind}.${ext}`, read: async () => content })),
    { name: `photo${extname(photo)}`, read: () => readFile(photo) },
  ];
}

if (import.meta.main) {
  const { printFigure } = await import('./figure.ts');
  printFigure(await worstMemory());
}
