/** When files came, hour by hour: what a page draws of the last day. */
import type { Snapshot } from '../snapshot/snapshot.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

/** The hour begins at this moment, ISO 8601, UTC. */
export type Arrivals = [hour: string, files: number][];

/** Of the 24 hours that end with the newest file's, whenever that was, those in which any came; newest first. */
export function arrivalsOf({ size, uploadedAt, trashedAt }: Snapshot): Arrivals {
  const hours = new Float64Array(size);
  let newest = Number.NEGATIVE_INFINITY;
  for (let position = 0; position < size; position++) {
    // No number is neither newer nor younger than any.
    hours[position] = Number.isNaN(trashedAt[position]) ? Math.floor(uploadedAt[position]! / HOUR_MS) : Number.NaN;
    if (hours[position]! > newest) newest = hours[position]!;
  }
  const counts = new Uint32Array(HOURS);
  for (const hour of hours) if (newest - hour < HOURS) counts[newest - hour]! += 1;
  return Array.from(counts).flatMap((files, age) => (files > 0 ? [[hourText(newest - age), files]] : []));
}

function hourText(hour: number): string {
  return new Date(hour * HOUR_MS).toISOString().replace('.000', '');
}
