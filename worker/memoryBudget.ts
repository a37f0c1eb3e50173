/** The memory a converter may use: what is set, or what its pictures need in the ordinary run of things. */
import { totalmem } from 'node:os';
import { SettingsError } from '../core/settings.ts';

const MiB = 2 ** 20;

/** See docs/decisions/memory-by-picture.md. */
const PER_PICTURE = 1024 * MiB;
const OF_MACHINE = 0.75;
/** What the process itself needs, and exiftool, beside the pictures in the making. */
export const OWN_BYTES = 160 * MiB;
/** With less, every picture would be too large for this converter: a fault of ours in every record. */
const LEAST = 256 * MiB;

/** Bytes that pictures in the making may need together. Throws `SettingsError` if that is too little for any. */
export function memoryBudget(set: number | undefined, concurrency: number): number {
  const machine = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
  const whole = set ?? Math.min(machine * OF_MACHINE, concurrency * PER_PICTURE);
  if (whole >= LEAST) return Math.floor(whole) - OWN_BYTES;
  throw new SettingsError(
    'IRONVIPER_MEMORY: at least 256MiB; where it is not set, it is 75 % of what this machine has',
  );
}
