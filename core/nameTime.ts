/** When a picture was taken, as its file's name tells: the patterns of phones, cameras and messengers. */
import { type WallTime, wallTime } from './wallTime.ts';

export interface NameTime extends WallTime {
  /** The name tells the day alone, and noon stands for it: it stays on its day, whatever zone a reader is in. */
  dayOnly: boolean;
}

const YEAR = '(?:19|20)\\d\\d';
/** Day last, its parts apart by nothing or always by the same. */
const YEAR_FIRST = new RegExp(`(?<!\\d)(?<year>${YEAR})(?<apart>[-_.]?)(?<month>\\d\\d)\\k<apart>(?<day>\\d\\d)`, 'g');
/** "Photo 05.07.2019, 14 30 00", and Telegram's "photo_1@05-07-2019_14-30-00": dashes without the @ may be American. */
const DAY_FIRST = new RegExp(
  `(?:(?<!\\d)(?=\\d\\d\\.)|@)(?<day>\\d\\d)(?<apart>[-.])(?<month>\\d\\d)\\k<apart>(?<year>${YEAR})`,
  'g',
);
/** What follows a day: a separator or a word ("at", "um", "a las"), and the time; twelve hours with AM or PM. */
const TIME =
  /^(?:[-_ T,]{0,2}|[ _]\p{L}{1,4}\.?(?: \p{L}{1,4})?[ _])(?:(\d\d)(\d\d)(\d\d)(\d{3})?|(\d\d?)([-_.: ])(\d\d)\6(\d\d))(?!\d)(?:[ \u00a0\u202f]?([AP])M)?/iu;

/** WhatsApp names the day it was sent; people put the day first when they sort by hand. */
const DAYS = [/^(?:IMG|VID|AUD|PTT|STK)-(\d{4})(\d\d)(\d\d)-WA\d/, /^(\d{4})-(\d\d)-(\d\d)(?!\d)/];
/** Milliseconds since 1970: thirteen digits mean that only after a name that is known to count so. */
const EPOCH = /^(?:FB_IMG_|mmexport|wx_camera_)(\d{13})(?!\d)/;
/** Pixel phones, and OneDrive on iOS, name by UTC. */
const UTC = /^PXL_\d|\d_iOS(?:\W|$)/;

/** `name` may be a whole blob's name; its last part counts. Nothing where no pattern fits, or the time can't be. */
export function nameTime(name: string): NameTime | undefined {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const [, epoch] = EPOCH.exec(file) ?? [];
  if (epoch !== undefined) return timed(new Date(Number(epoch)).toISOString());
  for (const found of [...file.matchAll(YEAR_FIRST), ...file.matchAll(DAY_FIRST)]) {
    const { year, month, day } = found.groups ?? {};
    const time = timeOf(file.slice(found.index + found[0].length));
    const said = time && timed(`${year}-${month}-${day}T${time}${UTC.test(file) ? 'Z' : ''}`);
    if (said) return said;
  }
  for (const pattern of DAYS) {
    const [, year, month, day] = pattern.exec(file) ?? [];
    const said = wallTime(`${year}-${month}-${day}T12:00:00`);
    if (said && isRecent(said)) return { ...said, dayOnly: true };
  }
  return undefined;
}

function timeOf(rest: string): string | undefined {
  const found = TIME.exec(rest);
  if (!found) return undefined;
  const [hour, minute, second] = found[1] ? [found[1], found[2], found[3]] : [found[5], found[7], found[8]];
  const [fraction, half] = [found[4], found[9]?.toUpperCase()];
  const hours = half ? (Number(hour) % 12) + (half === 'P' ? 12 : 0) : Number(hour);
  // A clock of twelve hours shows no 13, and no 0.
  if (half && (Number(hour) > 12 || Number(hour) === 0)) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}${fraction ? `.${fraction}` : ''}`;
}

function timed(iso: string): NameTime | undefined {
  const said = wallTime(iso);
  return said && isRecent(said) ? { ...said, dayOnly: false } : undefined;
}

/** Digits that make a day of another century are no day. */
function isRecent({ takenLocal }: WallTime): boolean {
  return takenLocal >= '1900' && takenLocal < '2100';
}
