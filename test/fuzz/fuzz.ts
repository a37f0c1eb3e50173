/**
 * Mutants and sound files, by turns, through a real converter over the real local stack; then all that must hold: it
 * lives, every file has one record and nothing else has, sound files are well, and nothing of the machine is used up.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLeft } from '../../tools/local/settled.ts';
import { FRUGAL } from '../../worker/frugal.ts';
import { type ConverterProcess, startConverter } from '../chaos/process.ts';
import { startWorld, type World } from '../chaos/world.ts';
import { belongingsOf, grown } from './belongings.ts';
import { farewell, leftIn, notOk, recordsAmiss, type States, statesOf, triesAmiss } from './findings.ts';
import { type Mutant, mutant } from './mutant.ts';
import { makeSeeds, type Seed } from './seeds.ts';

export interface FuzzOptions {
  /** Number of the first mutant. */
  first: number;
  count: number;
  say(line: string): void;
}

export interface FuzzReport {
  /** In words; empty if all holds. */
  violations: string[];
  /** By kind and what its record says: how many. */
  outcomes: Map<string, Map<string, number>>;
  /** MiB before the mutants and after them; nothing where the system does not tell. */
  memory: { before: number; after: number } | undefined;
}

interface Bench {
  world: World;
  converter: ConverterProcess;
  seeds: readonly Seed[];
  scratch: string;
}

interface File {
  name: string;
  content: Buffer;
}

const BATCH = 50;
const SOUND_IN_BATCH = 3;
const FILE_SECONDS = 30;
/** For a batch, on a machine that does other things too. */
const PATIENCE_MS = 15 * 60_000;

export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const scratch = await mkdtemp(join(tmpdir(), 'ironviper-fuzz-'));
  const seeds = await makeSeeds();
  const world = await startWorld();
  const env = {
    IRONVIPER_IDLE_SECONDS: '0',
    IRONVIPER_CONCURRENCY: '2',
    IRONVIPER_MEMORY: '2GiB',
    IRONVIPER_FILE_SECONDS: `${FILE_SECONDS}`,
    ...FRUGAL.env,
  };
  const nodeArguments = [...FRUGAL.nodeArguments, '--expose-gc', '--import', TIDY_ON_SIGNAL];
  const converter = startConverter({ ports: world.clientPorts, name: 'fuzz', scratch, env, nodeArguments });
  try {
    return await work({ world, converter, seeds, scratch }, options);
  } finally {
    converter.signal('SIGKILL');
    await converter.ended;
    await world.stop();
    await rm(scratch, { recursive: true });
  }
}

async function work(bench: Bench, { first, count, say }: FuzzOptions): Promise<FuzzReport> {
  const { converter, seeds, world, scratch } = bench;
  const sound: string[] = [];
  const mutants: Pick<Mutant, 'name' | 'kind'>[] = [];
  const soundFiles = (label: string, some: readonly Seed[]): File[] => {
    const files = some.map(({ kind, ext, content }) => ({ name: `sound/${label}-${kind}.${ext}`, content }));
    sound.push(...files.map(({ name }) => name));
    return files;
  };
  // Twice: what is loaded when it is first needed is there before anything is measured.
  for (const label of ['first', 'second']) await convert(bench, soundFiles(label, seeds));
  const before = await atRest(converter);
  for (let at = 0; at < count; at += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => first + at + i);
    const made = numbers.map((number) => mutant(seeds, number));
    const turn = (at / BATCH) * SOUND_IN_BATCH;
    const some = Array.from({ length: SOUND_IN_BATCH }, (_, i) => seeds[(turn + i) % seeds.length]!);
    await convert(bench, between(made, soundFiles(`${at}`, some)));
    mutants.push(...made.map(({ name, kind }) => ({ name, kind })));
    say(`${at + made.length} of ${count} mutants, ${belongingsOf(converter.pid)?.rss.toFixed(0) ?? '?'} MiB`);
  }
  const after = await atRest(converter);
  const states = await statesOf(world.storage, [...sound, ...mutants.map(({ name }) => name)]);
  const violations = [
    ...notOk(sound, states),
    ...(await recordsAmiss(world.storage, states)),
    ...grown(before, after),
    ...(await leftIn(scratch)),
    ...(await farewell(converter, scratch)),
    ...triesAmiss(converter, scratch, FILE_SECONDS),
  ];
  const memory = before && after && { before: before.rss, after: after.rss };
  return { violations, outcomes: outcomesOf(mutants, states), memory };
}

/** V8 lets garbage lie while a machine has memory to spare: 190 MiB of it after 2,000 mutants, on one with 24 GiB. */
const TIDY_ON_SIGNAL = `data:text/javascript,process.on('SIGUSR2',()=>{gc({type:'major',execution:'sync',flavor:'last-resort'});console.log('{"event":"tidied"}')})`;

async function atRest(converter: ConverterProcess): Promise<ReturnType<typeof belongingsOf>> {
  const tidied = new Promise<void>((resolve) => {
    converter.onLine(({ event }) => event === 'tidied' && resolve());
  });
  process.kill(converter.pid, 'SIGUSR2');
  await tidied;
  return belongingsOf(converter.pid);
}

/** Uploads them, and waits until nobody has anything to do. */
async function convert({ world, converter }: Bench, files: readonly File[]): Promise<void> {
  for (const { name, content } of files) await world.upload(name, content);
  await world.send(world.takeEvents());
  const died = converter.ended.then((end) => {
    const last = converter.lines.slice(-5).map((line) => JSON.stringify(line));
    throw new Error(`The converter ended with ${end}. ${converter.complaint()}\n${last.join('\n')}`);
  });
  await Promise.race([settled(world), died]);
}

async function settled({ storage }: World): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let left = await findLeft(storage); left !== ''; left = await findLeft(storage)) {
    if (Date.now() > until) throw new Error(`Not done after ${PATIENCE_MS / 60_000} minutes: ${left}`);
    await sleep(100);
  }
}

/** The few spread evenly among the many. */
function between<T>(many: readonly T[], few: readonly T[]): T[] {
  const every = Math.ceil(many.length / (few.length + 1));
  const spread = many.flatMap((each, at) =>
    at % every === 0 && at > 0 ? [...few.slice(at / every - 1, at / every), each] : [each],
  );
  return [...spread, ...few.filter((each) => !spread.includes(each))];
}

function outcomesOf(mutants: readonly Pick<Mutant, 'name' | 'kind'>[], states: States): FuzzReport['outcomes'] {
  const outcomes: FuzzReport['outcomes'] = new Map();
  for (const { kind, name } of mutants) {
    const row = outcomes.get(kind) ?? new Map<string, number>();
    const state = states.get(name) ?? '';
    outcomes.set(kind, row.set(state, (row.get(state) ?? 0) + 1));
  }
  return outcomes;
}
