/** Lets so many pass at once; the others wait their turn. */

export type Lines = <T>(work: () => Promise<T>) => Promise<T>;

export function createLines(most: number): Lines {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy < most) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The line is handed on: nobody else may take it in between.
      if (next) next();
      else busy -= 1;
    }
  };
}
