/** Ordinal order, by UTF-16 units, in which every storage lists; never by locale. */
export function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function byName(a: { name: string }, b: { name: string }): number {
  return ordinal(a.name, b.name);
}
