/**
 * ISO 8601 with an offset, in minutes east of UTC, by default this machine's: should it be all that tells when a picture was
 * taken, its wall time is what counts.
 */
export function localTime(date: Date, offset = -date.getTimezoneOffset()): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return new Date(date.getTime() + offset * 60_000).toISOString().replace('Z', zone);
}
