/** What people upload, and how long it takes one core of a container. */
import { kindOfWork, type WorkClass, type WorkKind } from '../../../core/workClass.ts';

/**
 * Means, in converter seconds. Chosen, not measured there: about 1.7 times what the same files take on a core of the machine
 * that the bench runs on, since a core of a container is a thread of a busier machine.
 */
const MEAN_SECONDS: Record<WorkKind, number> = { photo: 0.6, heif: 1.2, raw: 2.5, film: 2, other: 0.2 };

export type Mix = Record<WorkClass, number>;

/** Shares of a family's library. */
export const PHOTOS: Mix = {
  'photo-1M': 0.3,
  'photo-4M': 0.42,
  'heif-1M': 0.18,
  'raw-16M': 0.04,
  'film-64M': 0.05,
  'other-0': 0.01,
};
export const RAW: Mix = { 'raw-16M': 0.9, 'photo-4M': 0.1 };

export function drawClass(mix: Mix, random: number): WorkClass {
  let left = random;
  for (const [workClass, share] of Object.entries(mix)) {
    left -= share;
    if (left < 0) return workClass;
  }
  return Object.keys(mix)[0]!;
}

/** Lognormal with a coefficient of variation of 1: most take less than the mean, a few take many times as long. */
export function drawSeconds(workClass: WorkClass, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return MEAN_SECONDS[kindOfWork(workClass)] * Math.exp(Math.sqrt(Math.LN2) * normal - Math.LN2 / 2);
}
