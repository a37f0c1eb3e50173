/** How soon the API answers after its start, and how soon it has found something. */
import { startApi } from './apiServer.ts';
import type { Figure } from './figure.ts';
import { ask, median } from './load.ts';
import { processCost } from './processCost.ts';

const ROUNDS = 3;

export async function* apiStart(account: string): AsyncGenerator<Figure> {
  const first = { what: 'API: from its start to the first answer', path: '/api/version', most: 2 };
  const search = { what: 'API: from its start to the first search answered', path: '/api/search?q=canon', most: 6 };
  yield startFigure(account, first);
  yield startFigure(account, search);
}

async function startFigure(account: string, { what, path, most }: { what: string; path: string; most: number }) {
  const seconds: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const api = await startApi(account);
    await ask(undefined, `${api.url}${path}`);
    seconds.push((performance.now() - began) / 1000);
    cpu.push(processCost(api.pid).cpu);
    await api.stop();
  }
  const found = median(seconds);
  return {
    what,
    costs: { [path]: { cpu: median(cpu) } },
    found: `${found.toFixed(2)} s`,
    bar: `at most ${most} s`,
    holds: found <= most,
  };
}
