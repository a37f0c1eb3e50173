/** The first of so many, in their order, that `isAfter`; their number if none is. */
export function firstAfter(count: number, isAfter: (index: number) => boolean): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isAfter(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
