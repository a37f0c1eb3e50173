/**
 * The capture time that a file itself tells: EXIF, else whatever else its camera wrote, else XMP and IPTC, else what is
 * UTC without a zone: the satellites' time, or when a film was created. A date of change is never one of capture.
 */
import type { Metadata } from '../../../core/metadata.ts';
import { utcOffset } from '../../../core/utcOffset.ts';
import { shifted, type WallTime, wallTime } from '../../../core/wallTime.ts';
import type { Said, Tags } from './exifTool.ts';
import { textOf } from './tags.ts';

export type FileTime = Pick<Partial<Metadata>, 'takenLocal' | 'takenOffsetMin' | 'takenSource'>;

export function fileTime({ values }: Said): FileTime {
  const written = exifTime(values) ?? otherTime(values);
  if (written) return { ...written, takenSource: 'exif' };
  const added = addedTime(values);
  if (added) return { ...added, takenSource: 'xmp' };
  const universal = satelliteTime(values) ?? createdTime(values);
  return universal ? { ...universal, takenSource: 'exif' } : {};
}

/** RAW files keep their EXIF in any of these. */
const DIRECTORIES = ['ExifIFD', 'IFD0', 'SubIFD', 'SubIFD1', 'SubIFD2', 'IFD1'];
/** When it was taken, or else made digital: the same, but for scanners. */
const MOMENTS = [
  { time: 'DateTimeOriginal', fraction: 'SubSecTimeOriginal', offset: 'OffsetTimeOriginal' },
  { time: 'CreateDate', fraction: 'SubSecTimeDigitized', offset: 'OffsetTimeDigitized' },
];

function exifTime(values: Tags): WallTime | undefined {
  for (const { time, fraction, offset } of MOMENTS) {
    for (const directory of DIRECTORIES) {
      const told = moment(values[`${directory}:${time}`], subSeconds(values[`ExifIFD:${fraction}`]));
      if (!told) continue;
      if (told.takenOffsetMin !== undefined) return told;
      const offsets = [`ExifIFD:${offset}`, 'ExifIFD:OffsetTime'].map((name) => textOf(values, [name]));
      const zoned = offsets.map((text) => wallTime(`${told.takenLocal}${text ?? ''}`));
      return zoned.find((one) => one?.takenOffsetMin !== undefined) ?? withSatellites(told, values);
    }
  }
  return undefined;
}

/** GPS tells UTC: how far the camera's clock was from it is the zone, if there is such a zone. */
function withSatellites(told: WallTime, values: Tags): WallTime {
  const utc = satelliteTime(values);
  const takenOffsetMin = utc && utcOffset(told.takenLocal, utc.takenLocal);
  return takenOffsetMin === undefined ? told : { ...told, takenOffsetMin };
}

function satelliteTime(values: Tags): WallTime | undefined {
  const stamp = `${values['GPS:GPSDateStamp']} ${values['GPS:GPSTimeStamp']}`;
  const told = moment(stamp) ?? moment(values['XMP-exif:GPSDateTime']);
  return told && { takenLocal: told.takenLocal, takenOffsetMin: 0 };
}

/** Apple, iTunes and Sony, with an offset. */
const FILM = ['Keys:CreationDate', 'ItemList:ContentCreateDate', 'UserData:ContentCreateDate', 'XML:CreationDateValue'];
const NO_CAMERA = /^(?:XMP-|IPTC|Composite|ExifTool|File|PNG)/;

/** Other cameras' places: CRW, AVI, AVCHD, Matroska, maker notes. */
function otherTime(values: Tags): WallTime | undefined {
  const others = Object.keys(values).filter((name) => name.endsWith(':DateTimeOriginal') && !NO_CAMERA.test(name));
  return firstMoment(values, [...FILM, ...others]);
}

const ADDED = ['XMP-exif:DateTimeOriginal', 'XMP-photoshop:DateCreated', 'XMP-xmp:CreateDate'];

function addedTime(values: Tags): WallTime | undefined {
  const dated = `${values['IPTC:DateCreated']} ${values['IPTC:TimeCreated'] ?? ''}`.trim();
  return firstMoment(values, ADDED, noon) ?? moment(dated) ?? noon(dated) ?? firstMoment(values, ['PNG:CreationTime']);
}

/** By QuickTime's and ASF's formats UTC. Cameras that write their local time there can't be told from others. */
const CREATED = ['QuickTime:CreateDate', 'Track1:MediaCreateDate', 'Track1:TrackCreateDate', 'ASF:CreationDate'];

function createdTime(values: Tags): WallTime | undefined {
  const created = firstMoment(values, CREATED);
  if (!created || created.takenOffsetMin !== undefined) return created;
  const utc = { ...created, takenOffsetMin: 0 };
  // Samsung adds the zone.
  const { takenOffsetMin = 0 } =
    wallTime(`${created.takenLocal}${textOf(values, ['Keys:AndroidTimeZone']) ?? ''}`) ?? utc;
  return { takenLocal: shifted(created.takenLocal, takenOffsetMin), takenOffsetMin };
}

function firstMoment(
  values: Tags,
  names: readonly string[],
  orElse: (text: unknown) => WallTime | undefined = () => undefined,
): WallTime | undefined {
  for (const name of names) {
    const found = moment(values[name]) ?? orElse(values[name]);
    if (found) return found;
  }
  return undefined;
}

/** As exiftool writes it: seconds may be missing in XMP. */
const MOMENT = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
const DAY = /^(\d{4})[:-](\d\d)[:-](\d\d)$/;

function moment(text: unknown, fraction = ''): WallTime | undefined {
  const found = MOMENT.exec(String(text ?? '').trim());
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second = '00', own = fraction, offset = ''] = found;
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}${own}`;
  // A zone that does not exist says nothing of the time.
  return wallTime(local + offset) ?? wallTime(local);
}

/** A day alone: noon stands for it, as in names. Years and months alone are no time, or they would crowd on the first. */
function noon(text: unknown): WallTime | undefined {
  const [, year, month, day] = DAY.exec(String(text ?? '').trim()) ?? [];
  return year === undefined ? undefined : wallTime(`${year}-${month}-${day}T12:00:00`);
}

/** A fraction's digits, "05" being five hundredths. */
function subSeconds(text: unknown): string {
  const digits = /^\d+/.exec(String(text ?? '').trim())?.[0];
  return digits ? `.${digits.padEnd(3, '0').slice(0, 3)}` : '';
}
