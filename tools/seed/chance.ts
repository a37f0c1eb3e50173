/** Chance that falls the same way again for the same seed. */
export interface Chance {
  /** From 0 to below 1. */
  part(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  oneOf<T>(list: readonly T[]): T;
  /** True in so many of a hundred cases. */
  percent(share: number): boolean;
  /** About 0, mostly within 1 of it: the bell curve. */
  bell(): number;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const part = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  return {
    part,
    between: (least, most) => least + Math.floor(part() * (most - least + 1)),
    oneOf: (list) => list[Math.floor(part() * list.length)]!,
    percent: (share) => part() * 100 < share,
    bell: () => Math.sqrt(-2 * Math.log(1 - part())) * Math.cos(2 * Math.PI * part()),
  };
}
