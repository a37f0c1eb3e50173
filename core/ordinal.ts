/** The order of texts, by UTF-16 units, in which every storage lists; never by locale: two machines must order alike. */
export function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
