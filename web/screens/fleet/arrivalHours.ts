/** The 24 hours up to the newest arrival, oldest first, those without any as well. */

export interface ArrivalHour {
  /** When it begins, in milliseconds since 1970. */
  at: number;
  files: number;
}

const HOURS = 24;
export const HOUR_MS = 3_600_000;

/** `arrivals` as the API gives them: newest first, without hours in which nothing came. */
export function arrivalHours(arrivals: readonly (readonly [hour: string, files: number])[]): ArrivalHour[] {
  const [newest] = arrivals;
  if (!newest) return [];
  const files = new Map(arrivals.map(([hour, count]) => [Date.parse(hour), count]));
  const first = Date.parse(newest[0]) - (HOURS - 1) * HOUR_MS;
  return Array.from({ length: HOURS }, (_, i) => {
    const at = first + i * HOUR_MS;
    return { at, files: files.get(at) ?? 0 };
  });
}
