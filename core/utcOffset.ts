/** Tells an offset from UTC by comparing two clocks, a local one and one in UTC, that showed about the same moment. */

/** Hours that are in use somewhere, or were since there are digital cameras. A fix a quarter of an hour old is no zone. */
const FRACTIONS = [-9.5, -4.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.5, 8.75, 9.5, 10.5, 12.75, 13.75];
const WHOLE = Array.from({ length: 27 }, (_, index) => index - 12);
const OFFSETS = [...WHOLE, ...FRACTIONS].map((hours) => hours * 60);

/** Minutes that two clocks may differ by: one of them was perhaps set by hand. */
const TOLERANCE_MIN = 2;

/** Both as `YYYY-MM-DDTHH:mm:ss`, with or without `.sss`. Minutes east; nothing where the two don't fit together. */
export function utcOffset(local: string, utc: string): number | undefined {
  const apart = (Date.parse(`${local}Z`) - Date.parse(`${utc}Z`)) / 60_000;
  return OFFSETS.find((offset) => Math.abs(apart - offset) <= TOLERANCE_MIN);
}
