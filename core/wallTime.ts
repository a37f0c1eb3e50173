/** What a clock on the wall showed where a picture was taken, and how far that is from UTC. */
export interface WallTime {
  /** `YYYY-MM-DDTHH:mm:ss`, with `.sss` where known. */
  takenLocal: string;
  /** Minutes east of UTC. */
  takenOffsetMin?: number;
}

/** No place on Earth is further than 14 hours from UTC. */
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;

/** The first photograph that is kept, and a bound without a clock. */
const EARLIEST = '1826';
const LATEST = '2100';
/** Where clocks and counters begin that nobody set: Unix and QuickTime, both UTC, so that anybody's day counts. */
const BEGINNINGS = ['1970-01-01T00:00:00Z', '1904-01-01T00:00:00Z'].map((text) => Date.parse(text));
/** What cameras show that have lost their clock: local, and to the second. */
const UNSET = '1980-01-01T00:00:00';
const WORLD_MS = 14 * 3_600_000;

/** Nothing for what is no ISO 8601 second, does not exist in the calendar, or can't be when a picture was taken. */
export function wallTime(iso: string | undefined): WallTime | undefined {
  const [, seconds, fraction, offset] = ISO.exec(iso ?? '') ?? [];
  if (seconds === undefined || !isPlausible(seconds)) return undefined;
  // Some tools write nine digits of a second; a millisecond orders any burst.
  const takenLocal = fraction === undefined ? seconds : `${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  return offset === undefined ? { takenLocal } : { takenLocal, takenOffsetMin: minutes(offset) };
}

/** The time that the same moment has `minutes` further east. */
export function shifted(takenLocal: string, minutes: number): string {
  const iso = new Date(Date.parse(`${takenLocal}Z`) + minutes * 60_000).toISOString();
  return takenLocal.includes('.') ? iso.slice(0, takenLocal.length) : iso.slice(0, 19);
}

/** `Date.parse` reads 31 February and 24:00 as moments of another month. */
function isPlausible(seconds: string): boolean {
  const time = Date.parse(`${seconds}Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(seconds)) return false;
  if (seconds < EARLIEST || seconds >= LATEST || seconds === UNSET) return false;
  return BEGINNINGS.every((beginning) => Math.abs(time - beginning) > WORLD_MS);
}

function minutes(offset: string): number {
  if (offset === 'Z') return 0;
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? 0 - size : size;
}
