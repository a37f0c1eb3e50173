/**
 * Small set-ups in every order and walks through large ones, each drawn by a seed:
 * `node test/interleavings/campaign.ts --seconds 600 [--seed 1]` goes on until time is over or something goes wrong.
 */
import { parseArgs } from 'node:util';
import { randomFrom } from '../fixtures/random.ts';
import { everyOrder, oneOrder } from './engine/run.ts';
import { larger } from './scenarios/larger.ts';
import { smaller } from './scenarios/smaller.ts';
import { forgetNumbers } from './world/part.ts';

export interface Drawn {
  /** A small set-up is gone through no further than this. */
  mostStates: number;
  walks: number;
}

export interface Done {
  seeds: number;
  /** Set-ups of which no order was left out. */
  whole: number;
  states: number;
  walks: number;
  steps: number;
  /** What went wrong, if anything, and how. */
  story?: string;
}

/** All that follows from one seed. */
export async function drawn(seed: number, { mostStates, walks }: Drawn, sofar: Done): Promise<Done> {
  const { whole, states, story } = await everyOrder(smaller(seed, randomFrom(seed)), mostStates);
  const done = { ...sofar, seeds: sofar.seeds + 1, whole: sofar.whole + Number(whole), states: sofar.states + states };
  if (story !== undefined) return { ...done, story };
  for (let walk = 0; walk < walks; walk++) {
    const random = randomFrom(seed * walks + walk);
    const { steps, story } = await oneOrder(larger(seed, random), random);
    done.walks += 1;
    done.steps += steps;
    if (story !== undefined) return { ...done, story };
  }
  forgetNumbers();
  return done;
}

export const NOTHING_DONE: Done = { seeds: 0, whole: 0, states: 0, walks: 0, steps: 0 };
const TOLD_EVERY_MS = 10_000;

async function main(): Promise<void> {
  const seconds = { type: 'string', default: '60' } as const;
  const anySeed = { type: 'string', default: `${Date.now() % 1e9}` } as const;
  const { values } = parseArgs({ options: { seconds, seed: anySeed } });
  const until = Date.now() + Number(values.seconds) * 1000;
  let done = NOTHING_DONE;
  let toldAt = 0;
  for (let seed = Number(values.seed); Date.now() < until && done.story === undefined; seed++) {
    done = await drawn(seed, { mostStates: 300_000, walks: 200 }, done);
    if (done.story !== undefined) process.stdout.write(`${done.story}\nThat was --seed ${seed}.\n`);
    if (Date.now() - toldAt < TOLD_EVERY_MS) continue;
    process.stdout.write(`${JSON.stringify({ ...done, seed })}\n`);
    toldAt = Date.now();
  }
  process.stdout.write(`${JSON.stringify(done)}\n`);
  process.exitCode = done.story === undefined ? 0 : 1;
}

if (import.meta.main) await main();
