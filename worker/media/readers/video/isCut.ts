/** Whether an MP4 or QuickTime file ends before its last box does: a copy that was broken off, a battery that was empty. */
import { open } from 'node:fs/promises';
import { blame } from '../../blame.ts';
import { measure } from '../boxes.ts';

/** A film that was recorded in pieces has two boxes a piece; a box lies in one place, so that they are soon read. */
const MOST_BOXES = 2000;
/** Other types of box at the top are rare, and whatever follows the last is not ours to judge. */
const KNOWN = new Set(['ftyp', 'moov', 'moof', 'mdat', 'free', 'skip', 'wide', 'meta', 'sidx', 'styp', 'uuid']);

export async function isCut(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { size } = await handle.stat();
      for (let at = 0, boxes = 0; at < size && boxes < MOST_BOXES; boxes++) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, at);
        const length = lengthOf(buffer.subarray(0, bytesRead), size - at);
        if (length === undefined) return false;
        at += length;
        if (at > size) return true;
      }
      return false;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw await blame(error, 'Reading the boxes of a film', file);
  }
}

/** Of a box, its header included; `rest` is what is left of the file. Nothing where no box begins. */
function lengthOf(head: Buffer, rest: number): number | undefined {
  if (head.length < 8 || !KNOWN.has(head.toString('latin1', 4, 8))) return undefined;
  const { size, head: own } = measure(head, 0);
  if (size === 0) return rest;
  return size >= own ? size : undefined;
}
