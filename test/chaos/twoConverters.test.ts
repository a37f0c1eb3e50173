import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode, type Format } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { type FinalState, finalState } from './finalState.ts';
import { type ConverterProcess, startConverter } from './process.ts';
import { shuffled } from './scene.ts';
import { startWorld, type World } from './world.ts';

const FILES = 60;
const FORMATS: Format[] = ['jpeg', 'png', 'webp', 'gif', 'tiff'];

let world: World;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ironviper-two-'));
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
  await rm(scratch, { recursive: true });
});

/** Over four months; every tenth was overwritten since, and every eleventh is gone. */
async function upload(): Promise<string[]> {
  for (let i = 0; i < FILES; i++) {
    const name = `album ${i % 3}/${i}.${FORMATS[i % 5]}`;
    const mtime = `2024-0${1 + (i % 4)}-11T10:00:0${i % 10}Z`;
    const picture = (seed: number) => encode(photo(120 + i, 90, seed), FORMATS[i % 5]!);
    await world.upload(name, await picture(i), mtime);
    if (i % 10 === 0) await world.upload(name, await picture(i + FILES), mtime);
    if (i % 11 === 0) await world.remove(name);
  }
  return world.takeEvents();
}

async function live(...names: string[]): Promise<ConverterProcess[]> {
  const converters = names.map((name) => startConverter({ ports: world.ports, name, scratch }));
  for (const converter of converters) expect(await converter.ended, converter.complaint()).toBe(0);
  return converters;
}

test('two converters side by side over 60 files, each event three times: the same as one after single events, and no errors', {
  timeout: 120_000,
}, async () => {
  await world.send(await upload());
  await live('alone');
  const calm: FinalState = await finalState(world.storage);
  await world.wipe();

  await world.send(shuffled(await upload(), 3, 7));
  const both = await live('left', 'right');
  expect(await finalState(world.storage)).toEqual(calm);
  for (const { lines } of both) {
    const attempts = lines.filter(({ event }) => event === 'attempt.ended');
    expect(attempts.length).toBeGreaterThan(0);
    expect(new Set(attempts.map(({ outcome }) => outcome))).toEqual(new Set(['done', 'skipped']));
    expect(lines.filter(({ event }) => /failed|outage|gave-up|poisoned/.test(event))).toEqual([]);
  }
});
