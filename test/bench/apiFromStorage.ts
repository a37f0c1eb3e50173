/** What the API asks the storage for, beside the same query by the bare SDK; and how often it asks at all. */
import { parseAccount } from '../../core/azure/account.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { startProxy } from '../chaos/proxy.ts';
import { type ApiBench, startApi } from './apiServer.ts';
import { startBareQueries } from './bareQueries.ts';
import type { Figure } from './figure.ts';
import { load, median, percentile } from './load.ts';
import { processCost } from './processCost.ts';

const CLIENTS = 32;
const ROUNDS = 5;
const REQUESTS = 2000;
const ROUND_MS = 4000;
const MOST_TIMES = 1.5;
/** Enough for a look at the manifest, every two seconds, to show. */
const COUNTED = 200;
const MOST_OF_A_FOLD = 0.05;

export async function* apiFromStorage(bench: ApiBench): AsyncGenerator<Figure> {
  const { ids, months } = bench.sample;
  yield besideSdk(bench, 'file', ids, (id) => `/api/files/${id}`);
  yield besideSdk(bench, 'month', months, (month) => `/api/files?month=${month}&limit=100`);
  yield storageCalls(bench);
}

async function besideSdk(
  { account, api }: ApiBench,
  what: 'file' | 'month',
  of: readonly string[],
  path: (of: string) => string,
): Promise<Figure> {
  const sdk = startBareQueries(account);
  const urls = of.map((one) => api.url + path(one));
  const asking = { clients: CLIENTS, requests: REQUESTS, forMs: ROUND_MS };
  const warming = { ...asking, requests: COUNTED };
  // For warmth.
  await load(urls, warming);
  await sdk.run({ what, of, ...warming });
  const p99 = { ours: [] as number[], sdk: [] as number[] };
  const p50 = { ours: [] as number[], sdk: [] as number[] };
  const before = processCost(api.pid).cpu;
  let answers = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const ours = (await load(urls, asking)).ms;
    const theirs = await sdk.run({ what, of, ...asking });
    answers += ours.length;
    p99.ours.push(percentile(ours, 0.99));
    p99.sdk.push(percentile(theirs, 0.99));
    p50.ours.push(percentile(ours, 0.5));
    p50.sdk.push(percentile(theirs, 0.5));
  }
  const cpu = ((processCost(api.pid).cpu - before) * 1000) / answers;
  sdk.end();
  const times = median(p99.ours) / median(p99.sdk);
  const both = (of: { ours: number[]; sdk: number[] }) =>
    `${median(of.ours).toFixed(0)} and ${median(of.sdk).toFixed(0)} ms`;
  return {
    what: `API, ${what === 'file' ? 'a file' : 'a page of a month'}: beside the bare SDK, ${CLIENTS} at once`,
    costs: { 'the API, for 1,000 answers': { cpu } },
    found: `${times.toFixed(2)} times its p99 (${both(p99)}; p50 ${both(p50)})`,
    bar: `at most ${MOST_TIMES} times`,
    holds: times <= MOST_TIMES,
  };
}

/** By an API of its own behind a proxy that counts: nothing that is measured goes through it. */
async function storageCalls({ account, sample }: ApiBench): Promise<Figure> {
  const { blob, queue, table } = parseAccount(account);
  const [blobPort, queuePort, tablePort] = [blob, queue, table].map((url) => Number(new URL(url).port)) as [
    number,
    number,
    number,
  ];
  let calls = 0;
  const proxy = await startProxy({ blobPort, queuePort, tablePort }, (_, forward) => {
    calls += 1;
    return forward();
  });
  const api = await startApi(localAccount(proxy));
  const callsFor = async (...paths: string[]) => {
    const before = calls;
    await load(
      paths.map((path) => api.url + path),
      { clients: 1, requests: COUNTED },
    );
    return (calls - before) / COUNTED;
  };
  try {
    await callsFor('/api/search?q=canon');
    const file = await callsFor(...sample.ids.map((id) => `/api/files/${id}`));
    const month = await callsFor(...sample.months.map((each) => `/api/files?month=${each}&limit=100`));
    const folders = await callsFor(...sample.folders.map((path) => `/api/folders?path=${encodeURIComponent(path)}`));
    const search = await callsFor('/api/search?q=kind:raw', '/api/search?q=canon');
    return {
      what: 'API: calls to the storage for each answer',
      costs: {},
      found: `a file ${file}, a page of a month ${month}, folders ${folders}, search ${search}`,
      bar: `1, 1, and at most ${MOST_OF_A_FOLD} for looking whether anything is new`,
      holds: file === 1 && month === 1 && folders <= MOST_OF_A_FOLD && search <= MOST_OF_A_FOLD,
    };
  } finally {
    await api.stop();
    await proxy.stop();
  }
}
