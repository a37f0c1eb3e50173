/**
 * Where the largest JPEG lies in a RAW file. TIFF-based files say it in their tags; there, looking at the bytes would
 * take the tiles of a lossy DNG for pictures. Of CR3, RAF, RW2, CRW and X3F exiftool tells no offsets; in those, whatever
 * reads as a JPEG is one.
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { Metadata } from '../../../core/metadata.ts';
import { blame } from '../blame.ts';
import { SENSOR } from '../identify/isRawTiff.ts';
import { isTiff } from '../identify/magic.ts';
import type { Tags } from './exifTool.ts';
import { endOf, type Frame, frameAt } from './jpegAt.ts';
import { scanForJpegs } from './scanForJpegs.ts';

type Embedded = Metadata['embedded'];

/** Looking for an end that is not there reads the file through each time. */
const MOST_ENDS = 8;
/** Cameras say up to six. XMP may say thousands, each with hundreds of segments to walk: 660 KB were seen to take two minutes. */
const MOST_PLACES = 50;

/** Nothing, if the file holds none that is whole. `tags` as exiftool gives them by group, numeric. */
export async function findEmbedded(file: string, tags: Tags, signal: AbortSignal): Promise<Embedded | undefined> {
  try {
    const handle = await open(file);
    try {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      const { size } = await handle.stat();
      return isTiff(buffer) ? await largestSaid(handle, tags, size) : await largestSeen(handle, signal);
    } finally {
      await handle.close();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw await blame(error, 'Looking for the picture in a RAW file', file);
  }
}

async function largestSaid(handle: FileHandle, tags: Tags, size: number): Promise<Embedded | undefined> {
  const found: Embedded[] = [];
  for (const { offset, length } of placesIn(tags).slice(0, MOST_PLACES)) {
    if (offset + length > size) continue;
    const frame = await frameAt(handle, offset);
    if (frame && frame.scan < offset + length) found.push({ offset, length, width: frame.width, height: frame.height });
  }
  return found.sort(bySize)[0];
}

async function largestSeen(handle: FileHandle, signal: AbortSignal): Promise<Embedded | undefined> {
  const seen = await scanForJpegs(handle, signal);
  for (const { offset, width, height, scan } of seen.sort(bySize).slice(0, MOST_ENDS)) {
    const end = await endOf({ width, height, scan }, handle, signal);
    if (end !== undefined) return { offset, length: end - offset, width, height };
  }
  return undefined;
}

function bySize(one: Omit<Frame, 'scan'>, other: Omit<Frame, 'scan'>): number {
  return other.width * other.height - one.width * one.height;
}

/** `SubIFD:JpgFromRawStart` has its length in `SubIFD:JpgFromRawLength`, `IFD1:ThumbnailOffset` in `IFD1:ThumbnailLength`. */
function placesIn(tags: Tags): { offset: number; length: number }[] {
  return Object.entries(tags).flatMap(([name, value]) => {
    const [, stem, group] = /^((.+?):.+)(?:Start|Offset)$/.exec(name) ?? [];
    // The photo itself: in a lossy DNG, JPEG too.
    if (SENSOR.has(Number(tags[`${group}:PhotometricInterpretation`]))) return [];
    const [offset, length] = [Number(value), Number(tags[`${stem}Length`])];
    // Whatever a tag says is not a number of bytes yet: 1.5 is none.
    return [offset, length].every((each) => Number.isSafeInteger(each) && each > 0) ? [{ offset, length }] : [];
  });
}
