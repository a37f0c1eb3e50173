/** When a picture was taken: the wall time there, its offset if known, and who says so. Never "now". */
import type { Metadata } from './metadata.ts';
import { type NameTime, nameTime } from './nameTime.ts';
import { utcOffset } from './utcOffset.ts';
import { shifted, type WallTime, wallTime } from './wallTime.ts';

export type CaptureTime = Pick<Metadata, 'takenSource'> & Partial<WallTime>;

/**
 * `file` is what the file says, `uploader` the blob's metadata: `originaltime` and `mtime` in ISO 8601, `originalname`
 * URI-encoded. `name` is the blob's.
 */
export function captureTime(
  file: Partial<Metadata>,
  uploader: Readonly<Record<string, string>>,
  name: string,
): CaptureTime {
  const named = nameTime(originalName(uploader) ?? '') ?? nameTime(name);
  if (file.takenLocal !== undefined) return ofFile({ ...file, takenLocal: file.takenLocal }, named);
  const said = wallTime(uploader.originaltime);
  if (said) return { ...said, takenSource: 'uploader' };
  const modified = wallTime(uploader.mtime);
  if (named && !(named.dayOnly && modified && isSameDay(named, modified))) {
    const { dayOnly: _, ...time } = named;
    return { ...time, takenSource: 'name' };
  }
  return modified ? { ...modified, takenSource: 'mtime' } : { takenSource: 'none' };
}

interface FileTime extends Partial<Metadata> {
  takenLocal: string;
}

/** Films tell UTC, not the zone: the local time in a name says how far that was from it. */
function ofFile(file: FileTime, named: NameTime | undefined): CaptureTime {
  const { takenLocal, takenOffsetMin, takenSource = 'exif', durationS } = file;
  const isFilm = durationS !== undefined && takenOffsetMin === 0;
  const local = isFilm && named && placed(takenLocal, durationS, named);
  if (local) return { ...local, takenSource };
  return { takenLocal, takenSource, ...(takenOffsetMin !== undefined && { takenOffsetMin }) };
}

/** Some phones write the end of a film and name it by its beginning. */
function placed(utc: string, durationS: number, named: NameTime): WallTime | undefined {
  if (named.dayOnly || named.takenOffsetMin !== undefined) return undefined;
  for (const start of [utc, shifted(utc, -durationS / 60)]) {
    const offset = utcOffset(named.takenLocal, start);
    // Equal clocks: a place in UTC, or a camera that writes its local time where UTC belongs.
    if (offset === 0) return { takenLocal: start };
    if (offset !== undefined) return { takenLocal: shifted(start, offset), takenOffsetMin: offset };
  }
  return undefined;
}

/** Of a name that tells the day alone, the file's own time on that day is more. */
function isSameDay(one: WallTime, other: WallTime): boolean {
  return one.takenLocal.slice(0, 10) === other.takenLocal.slice(0, 10);
}

function originalName({ originalname }: Readonly<Record<string, string>>): string | undefined {
  try {
    return originalname === undefined ? undefined : decodeURIComponent(originalname);
  } catch (error) {
    // Any tool may write there, in its own way.
    if (error instanceof URIError) return originalname;
    throw error;
  }
}
