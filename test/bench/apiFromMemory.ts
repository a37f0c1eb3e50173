/** What the API answers from memory, beside a bare route that answers as many bytes; and the memory it takes. */
import { readFileSync } from 'node:fs';
import type { ApiBench } from './apiServer.ts';
import { BARE_ROUTE } from './bareRoute.ts';
import type { Figure } from './figure.ts';
import { type Load, load, median, percentile } from './load.ts';
import { peakOf } from './peakOf.ts';
import { processCost } from './processCost.ts';
import { type Server, startServer } from './server.ts';

const CLIENTS = 32;
const ROUNDS = 3;
const MOST_TIMES = 3;
const MOST_MEMORY = 300;
const MOST_REQUESTS = 3000;
/** What is slow shall not take minutes. */
const ASKING = { clients: CLIENTS, requests: MOST_REQUESTS, forMs: 1500 };
const WARMING = { ...ASKING, requests: 64 };

interface Fold {
  what: string;
  paths: readonly string[];
  /** Milliseconds for 100,000 records, where the work is more than answering. */
  most: number;
}

export async function* apiFromMemory(bench: ApiBench): AsyncGenerator<Figure> {
  const bare = await startServer(process.execPath, [BARE_ROUTE]);
  try {
    for (const fold of foldsOf(bench)) yield besideBare(bench, bare, fold);
  } finally {
    await bare.stop();
  }
  yield memoryOf(bench.api);
}

/** Each request another one: what was answered once may be kept. */
function foldsOf({ sample }: ApiBench): Fold[] {
  const each = (path: (i: number) => string) => Array.from({ length: MOST_REQUESTS }, (_, i) => path(i));
  const query = (q: (i: number) => string, route = '/api/search') =>
    each((i) => `${route}?q=${encodeURIComponent(q(i))}`);
  const anyFolder = sample.folders.map((path) => `/api/folders?path=${encodeURIComponent(path)}`);
  const similar = sample.pictured.map((id) => `/api/files/${id}/similar`);
  return [
    { what: 'the folders of the root', paths: ['/api/folders'], most: 2 },
    { what: 'any folder', paths: anyFolder, most: 2 },
    { what: 'the same search again', paths: ['/api/search?q=kind%3Araw'], most: 30 },
    { what: 'search: a word', paths: query((i) => `canon ${i % 10}`), most: 30 },
    { what: 'search: keys', paths: query((i) => `kind:raw iso:${100 + i}-3200 path:Trips/*`), most: 30 },
    { what: 'search: words in all texts, alternatives', paths: query((i) => `a|e|${i} o|u n`), most: 30 },
    { what: 'search: wildcards', paths: query((i) => `name:*_*${i % 100}*|*a*b*c* path:*e*r*`), most: 30 },
    {
      what: 'search: nothing found, four terms left out',
      paths: query((i) => `zzzz${i} canon year:1950 iso:7`),
      most: 30,
    },
    { what: 'facets', paths: query((i) => `iso:${100 + i}-6400`, '/api/search/facets'), most: 30 },
    {
      what: 'suggestions',
      paths: query((i) => `${String.fromCharCode(97 + (i % 26))}${i % 10}`, '/api/search/suggest'),
      most: 30,
    },
    { what: 'similar', paths: similar, most: 5 },
  ];
}

interface Run extends Load {
  /** Milliseconds of the server's CPU for each answer. */
  cpu: number;
}

async function besideBare({ api }: ApiBench, bare: Server, { what, paths, most }: Fold): Promise<Figure> {
  const urls = paths.map((path) => api.url + path);
  const { bytes } = await load(urls, WARMING);
  const constant = [`${bare.url}/${bytes}`];
  await load(constant, WARMING);
  const [ours, theirs]: [Run[], Run[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await run(api, urls));
    theirs.push(await run(bare, constant));
  }
  const p50 = ([...runs]: Run[]) => median(runs.map(({ ms }) => percentile(ms, 0.5)));
  const cpu = ([...runs]: Run[]) => median(runs.map(({ cpu }) => cpu));
  const times = { p50: p50(ours) / p50(theirs), cpu: cpu(ours) / cpu(theirs) };
  const fold = cpu(ours) - cpu(theirs);
  return {
    what: `API, ${what}`,
    costs: { 'the API, for 1,000 answers': { cpu: cpu(ours) }, 'a bare route, for 1,000': { cpu: cpu(theirs) } },
    found:
      `${times.p50.toFixed(1)} times the p50 and ${times.cpu.toFixed(1)} times the CPU of a bare route with ` +
      `${(bytes / 1000).toFixed(1)} kB; ${fold.toFixed(1)} ms of CPU beyond it`,
    bar: `at most ${MOST_TIMES} times, or ${most} ms`,
    holds: (times.p50 <= MOST_TIMES && times.cpu <= MOST_TIMES) || fold <= most,
  };
}

async function run({ pid }: Server, urls: readonly string[]): Promise<Run> {
  const before = processCost(pid).cpu;
  const done = await load(urls, ASKING);
  return { ...done, cpu: ((processCost(pid).cpu - before) * 1000) / done.ms.length };
}

/** After all that was asked of it. */
function memoryOf({ pid }: Server): Figure {
  const peak = peakOf(pid) ?? 0;
  const [, now = 0] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return {
    what: 'API: memory with everything loaded, after all that',
    costs: { 'the API': processCost(pid) },
    found: `${(Number(now) / 1024).toFixed(0)} MiB resident, ${peak.toFixed(0)} MiB at most`,
    bar: `at most ${MOST_MEMORY} MB`,
    holds: peak * 1.048576 <= MOST_MEMORY,
  };
}
