/** `YYYY-MM-DD` of a wall time in seconds. */
export function dayOf(wallSeconds: number): string {
  return new Date(wallSeconds * 1000).toISOString().slice(0, 10);
}
