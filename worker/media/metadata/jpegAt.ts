/** A JPEG inside of another file: what its frame header claims, and where it ends. Reads markers, decodes nothing. */
import type { FileHandle } from 'node:fs/promises';
import { bytesAt } from '../bytesAt.ts';

export interface Frame {
  width: number;
  height: number;
  /** Where in the file the coded pixels begin. */
  scan: number;
}

const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
/** Baseline, extended and progressive. 0xc3 is lossless: a sensor's counts, which no viewer reads. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** Cameras write some 20 segments before the pixels. */
const MOST_SEGMENTS = 400;
const CHUNK = 256 * 1024;

/** Nothing, if no JPEG for viewing begins at this offset: 8 bits a sample, grey or colour. */
export async function frameAt(handle: FileHandle, offset: number): Promise<Frame | undefined> {
  const marker = await bytesAt(handle, offset, 2);
  if (marker?.[0] !== 0xff || marker[1] !== START) return undefined;
  let size: Omit<Frame, 'scan'> | undefined;
  for (let at = offset + 2, left = MOST_SEGMENTS; left > 0; left--) {
    const segment = await bytesAt(handle, at, 10);
    if (segment?.[0] !== 0xff) return undefined;
    const type = segment[1]!;
    if (type === 0xff) {
      at += 1;
      continue;
    }
    if (type < 0xc0 || type === START || type === END || isRestart(type)) return undefined;
    if (type === SCAN) return size && { ...size, scan: at + 2 + segment.readUInt16BE(2) };
    if (isFrame(type)) {
      if (!FRAMES.has(type) || segment[4] !== 8 || ![1, 3].includes(segment[9]!)) return undefined;
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
      if (size.width * size.height === 0) return undefined;
    }
    at += 2 + segment.readUInt16BE(2);
  }
  return undefined;
}

/** The byte after the last; nothing, if the file ends first. */
export async function endOf({ scan }: Frame, handle: FileHandle, signal: AbortSignal): Promise<number | undefined> {
  const chunk = Buffer.alloc(CHUNK);
  for (let from = scan; ; ) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, from);
    if (bytesRead < 2) return undefined;
    const read = chunk.subarray(0, bytesRead);
    let at = read.indexOf(0xff);
    for (; at >= 0 && at + 1 < bytesRead; at = read.indexOf(0xff, at)) {
      const marker = read[at + 1]!;
      if (marker === END) return from + at + 2;
      // Tables and further scans of a progressive JPEG hold no marker within: they can be read like pixels.
      at += marker === 0xff ? 1 : 2;
    }
    from += at >= 0 && at < bytesRead ? at : bytesRead;
  }
}
