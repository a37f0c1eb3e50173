import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEvent } from '../../core/event.ts';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { textsOf } from '../textsOf.ts';
import { watchHolds } from './holds.ts';
import { hugePng } from './hugePng.ts';
import { type ConverterProcess, startConverter } from './process.ts';
import { type Call, startProxy } from './proxy.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let folder: string;
let scratch: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ironviper-stop-'));
  scratch = await mkdtemp(join(folder, 'scratch-'));
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

/** Exit code and milliseconds. */
async function stop(converter: ConverterProcess): Promise<[code: number | string, ms: number]> {
  const began = performance.now();
  converter.signal('SIGTERM');
  return [await converter.ended, performance.now() - began];
}

test('SIGTERM with 20 pictures in hand: each is finished or there for others at once, and nothing is left', {
  timeout: 120_000,
}, async () => {
  const large = await encode(photo(3000, 2000), 'jpeg');
  const huge = hugePng();
  const kinds = { large: 12, stuck: 4, huge: 4 };
  const names = Object.entries(kinds).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, i) => `${kind}-${i}`),
  );
  for (const name of names) await world.upload(name, name.startsWith('huge') ? huge : large);
  await world.send(world.takeEvents());

  const holds = watchHolds();
  const allInHand = Promise.withResolvers<void>();
  // It finishes for 15 s what is in hand: the huge ones arrive late enough to be with the decoder then.
  const late = allInHand.promise.then(() => sleep(14_000));
  const gone = Promise.withResolvers<void>();
  const isRead = ({ method, target }: Call, kind: string) => method === 'GET' && target.includes(`/file-store/${kind}`);
  const proxy = await startProxy(world.ports, async (call, forward) => {
    const answer = await forward();
    holds.note(call, answer);
    if (holds.count() === names.length) allInHand.resolve();
    if (isRead(call, 'stuck')) await gone.promise;
    if (isRead(call, 'huge')) await late;
    return answer;
  });
  const converter = startConverter({ ports: proxy, name: 'full', scratch, env: { IRONVIPER_CONCURRENCY: '10' } });
  await allInHand.promise;
  const [code, ms] = await stop(converter);
  gone.resolve();
  await proxy.stop();

  expect({ code, complaint: converter.complaint() }).toEqual({ code: 0, complaint: '' });
  expect(ms).toBeLessThan(20_000);
  const finished: string[] = [];
  for await (const { name, state } of world.storage.files.list()) finished.push(`${name} ${state}`);
  // Only what is visible can be peeked at.
  const visible = (await textsOf(world.storage.jobs)).map((text) => parseEvent(text)?.name ?? '');
  expect(await world.storage.jobs.depth()).toBe(visible.length);
  expect([...finished, ...visible].sort()).toEqual(
    names.map((name) => (visible.includes(name) ? name : `${name} ok`)).sort(),
  );
  expect(finished.length).toBeGreaterThan(0);
  expect(visible.filter((name) => !name.startsWith('large')).sort()).toEqual(
    names.filter((name) => !name.startsWith('large')).sort(),
  );
  expect(await readdir(scratch)).toEqual([]);
});

test('SIGTERM while a decoder hangs, which no one can stop: it leaves all the same', { timeout: 60_000 }, async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
  // To open a pipe that nobody writes to keeps one of the threads that decoders run on, for ever.
  const hang = `import{open}from'node:fs';process.once('SIGTERM',()=>open('${pipe}',()=>{}))`;
  const nodeArguments = ['--import', `data:text/javascript,${hang}`];
  const converter = startConverter({
    ports: world.ports,
    name: 'hung',
    scratch,
    nodeArguments,
    env: { IRONVIPER_IDLE_SECONDS: '0' },
  });
  await new Promise<void>((resolve) => converter.onLine(({ event }) => event === 'converter.started' && resolve()));
  const [code, ms] = await stop(converter);
  expect({ code, complaint: converter.complaint() }).toEqual({ code: 0, complaint: '' });
  expect(ms).toBeLessThan(20_000);
});
