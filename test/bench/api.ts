/**
 * The API over 100,000 records, asked by 32 clients at once: beside the bare SDK where it asks the storage, beside a bare route
 * where it answers from memory; its memory; how soon it answers after its start. By itself: node test/bench/api.ts
 *
 * Clients, API, and storage share the cores of this machine: only what is measured by turns is compared.
 */
import { parseArgs } from 'node:util';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { startAzurite } from '../../tools/local/azurite.ts';
import { seedLibrary } from '../../tools/seed/seedLibrary.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { apiFromMemory } from './apiFromMemory.ts';
import { apiFromStorage } from './apiFromStorage.ts';
import { startApi } from './apiServer.ts';
import { apiStart } from './apiStart.ts';
import { type Figure, printFigure } from './figure.ts';
import { sampleOf } from './sampleOf.ts';

const RECORDS = 100_000;

/** `at`: the account of a running stack with a library in it; without one, one is seeded. */
export async function* api(at?: string): AsyncGenerator<Figure> {
  if (at !== undefined) return yield* measured(at);
  const azurite = await startAzurite();
  try {
    const account = localAccount(azurite);
    await ensureStorage(account);
    const began = performance.now();
    await seedLibrary(openStorage(account), { records: RECORDS, previews: false });
    console.log(`Seeded ${RECORDS} records in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    yield* measured(account);
  } finally {
    await azurite.stop();
  }
}

async function* measured(account: string): AsyncGenerator<Figure> {
  const sample = await sampleOf(openStorage(account));
  yield* apiStart(account);
  const api = await startApi(account);
  try {
    const bench = { account, sample, api };
    yield* apiFromStorage(bench);
    yield* apiFromMemory(bench);
  } finally {
    await api.stop();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { at: { type: 'string' } } });
  for await (const figure of api(values.at)) {
    printFigure(figure);
    if (!figure.holds) process.exitCode = 1;
  }
}
