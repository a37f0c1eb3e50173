/** Fingerprints that tests make up, and what generators come to. */
import { randomFrom } from '../../fixtures/random.ts';

/** As busy as a picture can be, and unlike that of any other number. */
export function aPrint(seed: number): string {
  const random = randomFrom(seed);
  return Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** With these bits turned over. */
export function flipped(print: string, ...bits: number[]): string {
  const turned = bits.reduce((all, bit) => all ^ (1n << BigInt(bit)), BigInt(`0x${print}`));
  return turned.toString(16).padStart(64, '0');
}

/** So many bits from `print`. */
export function away(print: string, bits: number, from = 0): string {
  return flipped(print, ...Array.from({ length: bits }, (_, at) => (from + at * 16 + (at >> 4)) % 256));
}

export function made<Made>(work: Iterator<void, Made>): Made {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
