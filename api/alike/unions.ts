/** Sets of positions that grow together. */

export interface Unions {
  unite(one: number, other: number): void;
  are(one: number, other: number): boolean;
  /** One of its set, and for all of them the same. */
  rootOf(position: number): number;
  copy(): Unions;
}

/** Each of them alone. */
export function unionsOf(size: number): Unions {
  return over(Uint32Array.from({ length: size }, (_, position) => position));
}

function over(parents: Uint32Array): Unions {
  const rootOf = (position: number) => {
    let at = position;
    for (let parent = parents[at] as number; parent !== at; parent = parents[at] as number) {
      // Half the way next time.
      parents[at] = parents[parent] as number;
      at = parents[at] as number;
    }
    return at;
  };
  return {
    rootOf,
    are: (one, other) => rootOf(one) === rootOf(other),
    unite(one, other) {
      parents[rootOf(one)] = rootOf(other);
    },
    copy: () => over(parents.slice()),
  };
}
