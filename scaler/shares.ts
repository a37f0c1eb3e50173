/** How a machine is shared out among the converters that may work on it at once; what a person has set is kept. */

export interface Shares {
  /** At once, at most. */
  converters: number;
  /** Of each. */
  concurrency: number;
  memoryBytes: number;
}

export interface Machine {
  cores: number;
  /** What converters may use of it, all together. */
  memoryBytes: number;
}

/** Where one fails or hangs, others go on; each more costs memory, and brings nothing that its cores would not do anyway. */
const ENOUGH = 3;
/** Makes room for nearly every file; the largest need more, which is what a share above this is for. */
const COMFORT_BYTES = 2 ** 30;

export function sharesOf(
  { cores, memoryBytes: whole }: Machine,
  set: { converters?: number | undefined; concurrency?: number | undefined; memoryBytes?: number | undefined },
): Shares {
  const most = (all: number, each: number) => Math.max(1, Math.floor(all / each));
  const room = Math.min(most(cores, set.concurrency ?? 1), most(whole, set.memoryBytes ?? COMFORT_BYTES));
  const converters = set.converters ?? Math.min(ENOUGH, room);
  return {
    converters,
    concurrency: set.concurrency ?? Math.ceil(cores / converters),
    memoryBytes: set.memoryBytes ?? Math.floor(whole / converters),
  };
}
