/** The order of texts, never by locale: two machines must order alike. */
export function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
