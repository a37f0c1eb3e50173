/** Counts what the converter has dealt with, of the names we wait for: the news may come before we know to wait. */
export interface Conversions {
  done: number;
  /** Names that we wait for. */
  left: number;
  expect(name: string): void;
  settled(name: string): void;
  /** No further names will be expected. */
  complete(): void;
}

export function countConversions(): Conversions {
  const awaited = new Set<string>();
  const early = new Set<string>();
  let growing = true;
  let done = 0;
  return {
    get done() {
      return done;
    },
    get left() {
      return awaited.size;
    },
    expect(name) {
      if (early.delete(name)) done += 1;
      else awaited.add(name);
    },
    settled(name) {
      if (awaited.delete(name)) done += 1;
      else if (growing) early.add(name);
    },
    complete() {
      growing = false;
      early.clear();
    },
  };
}
