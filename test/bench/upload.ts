/** 1,000 files of 2 MB into Azurite: our uploader beside rclone, by turns, each into a storage that is new. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openAccount } from '../../core/azure/openAccount.ts';
import { CONTAINERS } from '../../core/storage.ts';
import { startAzurite } from '../../tools/local/azurite.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import type { Figure } from './figure.ts';
import { type Cost, commandCost } from './measure.ts';

const FILES = 1000;
const FILE_BYTES = 2_000_000;
const ROUNDS = 3;
const LEAST_THROUGHPUT = 0.9;
const MOST_CPU = 1.3;
const HOUR_MS = 3_600_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Run extends Cost {
  seconds: number;
}

export async function upload(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-bench-'));
  try {
    for (let i = 0; i < FILES; i++) await writeFile(join(folder, `${i}.jpg`), randomBytes(FILE_BYTES));
    const runs: { ours: Run[]; rclone: Run[] } = { ours: [], rclone: [] };
    for (let round = 0; round < ROUNDS; round++) {
      runs.rclone.push(await intoNewStorage((_, url) => commandCost('rclone', rclone(folder, url))));
      runs.ours.push(
        await intoNewStorage((account) => commandCost('env', [`IRONVIPER_STORAGE=${account}`, 'sh', ...ours(folder)])),
      );
    }
    const [own, theirs] = [middle(runs.ours), middle(runs.rclone)];
    const throughput = theirs.seconds / own.seconds;
    const cpu = own.cpu / theirs.cpu;
    return {
      what: `upload of ${FILES} files of ${FILE_BYTES / 1e6} MB, hashed twice, beside rclone copy`,
      costs: { 'npm run upload': own, 'rclone copy': theirs },
      found: `${throughput.toFixed(2)} of its throughput, ${cpu.toFixed(2)} of its CPU`,
      bar: `at least ${LEAST_THROUGHPUT}, at most ${MOST_CPU}`,
      holds: throughput >= LEAST_THROUGHPUT && cpu <= MOST_CPU,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What npm would run, but for the looking whether all is installed. */
function ours(folder: string): string[] {
  return ['-c', 'cd "$0" && exec sh tools/frugal.sh tools/upload.ts "$1"', ROOT, folder];
}

/** rclone 1.60 reaches Azurite by a container's URL alone. */
function rclone(folder: string, url: string): string[] {
  return ['copy', folder, `:azureblob:${CONTAINERS.originals}/rclone`, '--azureblob-sas-url', url];
}

async function intoNewStorage(work: (account: string, url: string) => Promise<Cost>): Promise<Run> {
  const azurite = await startAzurite();
  try {
    const account = localAccount(azurite);
    await ensureStorage(account);
    const originals = openAccount(account).container(CONTAINERS.originals);
    const permissions = { toString: () => 'racwl' } as never;
    const url = await originals.generateSasUrl({ permissions, expiresOn: new Date(Date.now() + HOUR_MS) });
    const began = performance.now();
    const cost = await work(account, url);
    return { ...cost, seconds: (performance.now() - began) / 1000 };
  } finally {
    await azurite.stop();
  }
}

/** Medians, each by itself. */
function middle(runs: Run[]): Run {
  const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1]!;
  return {
    cpu: median(runs.map(({ cpu }) => cpu)),
    seconds: median(runs.map(({ seconds }) => seconds)),
    peak: Math.max(...runs.map(({ peak = 0 }) => peak)),
  };
}
