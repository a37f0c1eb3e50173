/** What converting again will take and cost, told from what the files in a sample took the last time. */
import { newUsage, type Usage } from '../../core/operations.ts';
import { pool } from '../../core/pool.ts';
import { coresUsd, operationsUsd, retrievalUsd } from '../../core/prices.ts';
import type { Storage } from '../../core/storage.ts';
import { readRecord } from '../../library/readRecord.ts';
import type { Chosen } from './forEachChosen.ts';
import type { Survey } from './survey.ts';

export interface Estimate {
  files: number;
  bytes: number;
  /** Of one core, whole. */
  seconds: number;
  /** In US dollars: containers, and the storage's calls with the reading from cool tiers. */
  usd: { containers: number; storage: number };
}

/** What one file asks of the storage, from our message to its removal; publishing comes on top, once for many. */
export const CALLS: Readonly<Usage> = {
  ...newUsage(),
  // Sent; `jobs` found dry; received; removed.
  queue: 4,
  // The record, the original.
  read: 2,
  // Two previews, the record.
  write: 3,
  // Whether the record has moved meanwhile.
  other: 1,
  // The row, the mark.
  table: 2,
};

/** Downloading, hashing and reading the metadata, which no record counts: as measured with photos of 1 MB. */
const BEFORE_SECONDS = 0.05;
/** Where all have failed, and no record tells what it takes. */
const UNKNOWN_SECONDS = 1;
const AT_ONCE = 16;

export async function estimate(storage: Storage, { files, bytes, sample }: Survey): Promise<Estimate> {
  const seen: Sampled[] = [];
  await pool(sample, AT_ONCE, async (chosen) => void seen.push(await look(storage, chosen)));
  const known = seen.flatMap(({ seconds }) => seconds ?? []);
  const typical = mean(known) ?? UNKNOWN_SECONDS;
  const rendering = mean(seen.map(({ seconds }) => seconds ?? typical)) ?? 0;
  const retrieval = mean(seen.map(({ retrieval }) => retrieval)) ?? 0;
  const seconds = Math.round(files * (BEFORE_SECONDS + rendering));
  const storageUsd = files * (operationsUsd(CALLS) + retrieval);
  return { files, bytes, seconds, usd: { containers: coresUsd(seconds), storage: storageUsd } };
}

interface Sampled {
  /** Making its pictures took so long; unknown if that failed. */
  seconds: number | undefined;
  /** In US dollars. */
  retrieval: number;
}

async function look(storage: Storage, { id, name }: Chosen): Promise<Sampled> {
  const [known, original] = await Promise.all([readRecord(storage, id), storage.originals.head(name)]);
  const retrieval = original === 'missing' ? 0 : retrievalUsd(original.bytes, original.tier);
  if (known === 'missing' || known.record.state === 'failed') return { seconds: undefined, retrieval };
  const stages = Object.values(known.record.pipeline.ms);
  return { seconds: stages.reduce((sum, ms) => sum + ms, 0) / 1000, retrieval };
}

function mean(numbers: number[]): number | undefined {
  return numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : undefined;
}
