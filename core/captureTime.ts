/** When a picture was taken: the wall time there, its offset if known, and who says so. Never "now". */
import type { Metadata } from './metadata.ts';

export type CaptureTime = Pick<Metadata, 'takenSource'> & Partial<Pick<Metadata, 'takenLocal' | 'takenOffsetMin'>>;

/** `file` is what the file says; `uploader` the blob's metadata: `originaltime` and `mtime` in ISO 8601. */
export function captureTime(file: Partial<Metadata>, uploader: Readonly<Record<string, string>>): CaptureTime {
  if (file.takenLocal !== undefined) {
    const { takenLocal, takenOffsetMin, takenSource = 'exif' } = file;
    return { takenLocal, takenSource, ...(takenOffsetMin !== undefined && { takenOffsetMin }) };
  }
  const said = wallTime(uploader.originaltime);
  if (said) return { ...said, takenSource: 'uploader' };
  const modified = wallTime(uploader.mtime);
  if (modified) return { ...modified, takenSource: 'mtime' };
  return { takenSource: 'none' };
}

/** No place on Earth is further than 14 hours from UTC. */
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;

function wallTime(iso: string | undefined): Omit<CaptureTime, 'takenSource'> | undefined {
  const [, local, offset] = ISO.exec(iso ?? '') ?? [];
  if (local === undefined || !exists(local.slice(0, 19))) return undefined;
  // Some tools write nine digits of a second; a millisecond orders any burst.
  const takenLocal = local.replace(/(\.\d{3})\d*$/, '$1');
  return offset === undefined ? { takenLocal } : { takenLocal, takenOffsetMin: minutes(offset) };
}

/** `Date.parse` reads 31 February and 24:00 as moments of another month. */
function exists(seconds: string): boolean {
  const time = Date.parse(`${seconds}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(seconds);
}

function minutes(offset: string): number {
  if (offset === 'Z') return 0;
  const size = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? 0 - size : size;
}
