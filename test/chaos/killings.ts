/** Converters killed at one step after another, each over a library in the same state: what is left must be the same. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FinalState, finalState } from './finalState.ts';
import { type Life, liveUntil, type Step } from './kill.ts';
import { makeScene, shuffled } from './scene.ts';
import { startStandby } from './standby.ts';
import { startWorld } from './world.ts';

export interface LifeOptions {
  /** Of every event. One is the stricter: whatever a kill leaves undone, another copy would have done. */
  copies: number;
  /** Of the order in which the events come. */
  seed: number;
  concurrency: number;
  isLast(step: Step): boolean;
}

export interface Killings {
  /** What a calm run leaves, every event once. */
  calm: FinalState;
  /** One life over the same library, and what is left when a healthy converter has finished. */
  live(options: LifeOptions): Promise<Life & { state: FinalState }>;
  stop(): Promise<void>;
}

export async function startKillings(): Promise<Killings> {
  const scratch = await mkdtemp(join(tmpdir(), 'ironviper-chaos-'));
  const world = await startWorld();
  const standby = await startStandby(world, scratch);
  const scene = await makeScene();
  const begin = async (): Promise<string[]> => {
    await world.wipe();
    await scene.prepare(world);
    await world.send(world.takeEvents());
    await standby.finish();
    await scene.change(world);
    return world.takeEvents();
  };
  await world.send(await begin());
  await standby.finish();
  return {
    calm: await finalState(world.storage),
    async live({ copies, seed, concurrency, isLast }) {
      await world.send(shuffled(await begin(), copies, seed));
      const life = await liveUntil({ world, scratch, concurrency, isLast });
      await standby.finish();
      return { ...life, state: await finalState(world.storage) };
    },
    async stop() {
      await standby.stop();
      await world.stop();
      await rm(scratch, { recursive: true });
    },
  };
}
