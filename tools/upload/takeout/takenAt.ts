/** When a picture was taken, and what the clocks showed there: Google tells the moment in UTC, and often the place. */
import tzLookup from '@photostructure/tz-lookup';
import { localTime } from '../../../core/localTime.ts';
import { wallTime } from '../../../core/wallTime.ts';
import type { Sidecar } from './readSidecar.ts';

/** ISO 8601 with the offset of the place at that moment, else this machine's: most pictures are taken at home. */
export function takenAt({ photoTakenTime, geoData, geoDataExif }: Sidecar): string | undefined {
  const date = new Date(Number(photoTakenTime?.timestamp) * 1000);
  // 0 is no time, but a clock that nobody has set.
  if (Number.isNaN(date.getTime()) || !wallTime(date.toISOString())) return undefined;
  // Google writes 0, 0 for no place.
  const place = [geoData, geoDataExif].find((one) => one && (one.latitude !== 0 || one.longitude !== 0));
  const time = localTime(date, place && offsetIn(tzLookup(place.latitude, place.longitude), date));
  return time.replace('.000', '');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC. */
function offsetIn(timeZone: string, date: Date): number {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  const name = format.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  // Before there were zones, each town had a time of its own, to the second.
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
  const size = Number(hours) * 60 + Number(minutes) + Math.round(Number(seconds) / 60);
  return sign === '-' ? -size : size;
}
