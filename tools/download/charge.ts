/** What Azure will ask for a download: an estimate. */

import { usdText } from '../../core/amounts.ts';
import { newUsage } from '../../core/operations.ts';
import { egressUsd, operationsUsd, retrievalUsd } from '../../core/prices.ts';
import type { Measured } from './measure.ts';

export interface Charge {
  /** `least` if nothing else leaves Azure this month, `most` if the free part of the month is used up. */
  egress: { least: number; most: number };
  /** For reading what lies in the cool and cold tiers. */
  retrieval: number;
  calls: number;
}

export function chargeFor({ files, toCome }: Measured, records: boolean): Charge {
  const tiers = Object.entries(toCome.byTier);
  // A record takes a read, and a look whether an original has its name.
  const perFile = records ? files : 0;
  const usage = { ...newUsage(), read: toCome.files + toCome.unhashed + perFile, other: perFile };
  return {
    egress: egressUsd(toCome.bytes),
    retrieval: tiers.reduce((sum, [tier, bytes]) => sum + retrievalUsd(bytes, tier), 0),
    calls: operationsUsd(usage),
  };
}

export function chargeText({ egress: { least, most }, retrieval, calls }: Charge): string {
  const parts = [
    `egress: ${least > 0 ? `${usdText(least)} to ${usdText(most)}` : leastText(most)}`,
    ...(retrieval > 0 ? [`reading from the cool and cold tiers: ${usdText(retrieval)}`] : []),
    `calls: ${usdText(calls)}`,
  ];
  return `Azure will charge about this. ${parts.join('; ')}. An estimate: prices differ by region and year.`;
}

function leastText(most: number): string {
  if (most <= 0) return 'nothing';
  return `nothing if no more than 100 GB leave Azure this month, this included, else up to ${usdText(most)}`;
}
