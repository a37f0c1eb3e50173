/**
 * What Azure asks for, in US dollars without tax. Prices differ by region, redundancy and year: whatever is computed
 * from these is an estimate, and is called one. Storage: Microsoft's own examples (Azure documentation, "Estimate the
 * cost of using Azure Blob Storage", 2024-07-26, hot tier). Egress, queues, tables and containers: as quoted by third
 * parties from the price lists of 2025 and 2026.
 */
import type { Operation, Usage } from './operations.ts';

/** For 10,000 calls. */
const OPERATIONS_USD: Record<Operation, number> = {
  write: 0.055,
  list: 0.055,
  read: 0.0044,
  other: 0.0044,
  delete: 0,
  queue: 0.004,
  table: 0.004,
};

/** Out of Azure, to the internet, a GB, after the first 100 GB of each month. */
const EGRESS_USD = 0.087;
const EGRESS_FREE_BYTES = 100e9;

/** For reading a GB that lies in the tier. */
const RETRIEVAL_USD: Readonly<Record<string, number>> = { Cool: 0.01, Cold: 0.03 };

/** A core of a container, with 2 GB of memory, for an hour in Azure Container Instances. */
const CORE_HOUR_USD = 0.0494;

export function operationsUsd(usage: Usage): number {
  const costs = Object.entries(usage).map(([kind, calls]) => (calls / 10_000) * OPERATIONS_USD[kind as Operation]);
  return costs.reduce((sum, cost) => sum + cost, 0);
}

/** Between what it costs if nothing else left Azure this month, and if the free part is used up. */
export function egressUsd(bytes: number): { least: number; most: number } {
  return { least: (Math.max(0, bytes - EGRESS_FREE_BYTES) / 1e9) * EGRESS_USD, most: (bytes / 1e9) * EGRESS_USD };
}

/** Nothing for what lies in the hot tier, or in one that is not told. */
export function retrievalUsd(bytes: number, tier: string | undefined): number {
  return (bytes / 1e9) * (RETRIEVAL_USD[tier ?? ''] ?? 0);
}

/** Of so many seconds of one core's work. */
export function coresUsd(seconds: number): number {
  return (seconds / 3600) * CORE_HOUR_USD;
}
