/** A binary heap: the first of many, again and again, while others come. */
export interface Heap<T> {
  size(): number;
  push(value: T): void;
  pop(): T | undefined;
}

export function heap<T>(before: (one: T, other: T) => boolean): Heap<T> {
  const values: T[] = [];
  const rise = (value: T) => {
    let at = values.length;
    values.push(value);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(value, values[above]!)) break;
      values[at] = values[above]!;
      at = above;
    }
    values[at] = value;
  };
  const sink = (value: T) => {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= values.length) break;
      if (below + 1 < values.length && before(values[below + 1]!, values[below]!)) below += 1;
      if (!before(values[below]!, value)) break;
      values[at] = values[below]!;
      at = below;
    }
    values[at] = value;
  };
  return {
    size: () => values.length,
    push: rise,
    pop() {
      const first = values[0];
      const last = values.pop();
      if (last !== undefined && values.length > 0) sink(last);
      return first;
    },
  };
}
