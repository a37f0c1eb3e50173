/**
 * Where docs/decisions/threads.md has its numbers from: files a second, CPU and memory by jobs at once, decoder threads,
 * decoder cache, and size of libuv's pool. `node test/bench/mediaThreads.ts [photo]`
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { ample, openMedia } from '../fixtures/openMedia.ts';
import { photoFile } from './photoFile.ts';

interface Way {
  jobs: number;
  threads: number;
  cache: boolean;
  env?: Record<string, string>;
}

interface Result {
  perSecond: number;
  cpu: number;
  peak: number;
}

const ROUNDS = 5;
const FILES = 16;

const WAYS: Way[] = [
  ...[1, 2].flatMap((jobs) => [1, 2].map((threads) => ({ jobs, threads, cache: false }))),
  { jobs: 2, threads: 1, cache: true },
  { jobs: 2, threads: 1, cache: false, env: { UV_THREADPOOL_SIZE: '1' } },
  { jobs: 2, threads: 1, cache: false, env: { UV_THREADPOOL_SIZE: '2' } },
  { jobs: 2, threads: 1, cache: false, env: { UV_THREADPOOL_SIZE: '8' } },
  { jobs: 2, threads: 1, cache: false, env: { MALLOC_ARENA_MAX: '2' } },
  { jobs: 4, threads: 1, cache: false },
];

async function compare(photo: string): Promise<void> {
  const results = new Map<Way, Result[]>(WAYS.map((way) => [way, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const way of WAYS) results.get(way)?.push(await measured(way, photo));
  }
  console.log(
    '| jobs | threads | cache | environment | files/s | CPU s a file | peak MiB |\n|---|---|---|---|---|---|---|',
  );
  for (const [{ jobs, threads, cache, env }, each] of results) {
    const of = (pick: (result: Result) => number) => each.map(pick).sort((one, other) => one - other)[ROUNDS >> 1]!;
    const said =
      Object.entries(env ?? {})
        .map((pair) => pair.join('='))
        .join(' ') || '-';
    const figures = [of((r) => r.perSecond).toFixed(1), of((r) => r.cpu).toFixed(3), of((r) => r.peak).toFixed(0)];
    console.log(`| ${[jobs, threads, cache ? 'on' : 'off', said, ...figures].join(' | ')} |`);
  }
}

async function measured({ jobs, threads, cache, env }: Way, photo: string): Promise<Result> {
  const args = [fileURLToPath(import.meta.url), photo, String(jobs), String(threads), String(cache)];
  // A process of its own, because thread pools and allocators are what they were at its start.
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: env ?? {} });
  return JSON.parse(stdout);
}

async function convertMany(photo: string, jobs: number, threads: number, cache: boolean): Promise<Result> {
  const media = await openMedia();
  sharp.concurrency(threads);
  sharp.cache(cache);
  const inspection = await media.inspect(photo, photo, ample.signal);
  const render = () => media.render(photo, inspection, 0, ample);
  await render();
  let left = FILES;
  const [began, before] = [performance.now(), process.cpuUsage()];
  const worker = async () => {
    while (left-- > 0) await render();
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: FILES / ((performance.now() - began) / 1000),
    cpu: (user + system) / 1e6 / FILES,
    peak: process.resourceUsage().maxRSS / 1024,
  };
}

if (import.meta.main) {
  const [photo, jobs, threads, cache] = process.argv.slice(2);
  if (jobs === undefined) await compare(photo ?? (await photoFile(4000, 3000)));
  else console.log(JSON.stringify(await convertMany(photo!, Number(jobs), Number(threads), cache === 'true')));
}
