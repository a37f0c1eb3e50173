/** The header of what a program developed, if all of its pixels were written. */
import { stat, statfs } from 'node:fs/promises';
import { FaultError } from '../../../../core/fault.ts';
import { OutageError } from '../../../../core/outage.ts';
import { headerIfAny } from '../../headerIfAny.ts';
import type { Header } from '../../readHeader.ts';
import type { Reading } from '../reader.ts';

const NO_MEMORY = /(un|in)sufficient memory/i;
/** A disk with less than that has no room for a developed picture. */
const SPARE = 2 ** 20;

/** dcraw_emu ends with 0 whether it could read the file or not, and when it could not write for want of memory or disk. */
export async function headerOf(source: string, reading: Reading, doing: string, said: string): Promise<Header> {
  const words = said.replaceAll(reading.file, 'the file').trim();
  const { size: bytes } = await stat(source);
  const header = bytes === 0 ? undefined : await headerIfAny(source);
  if (header && bytes >= header.width * header.height * header.channels) return header;
  const { bavail, bsize } = await statfs(reading.folder);
  if (bavail * bsize < SPARE) throw new OutageError('scratch', `${doing} failed: the disk is full.`);
  // A header and no pixels: dcraw_emu's only sign of it.
  if (bytes > 0 || NO_MEMORY.test(words))
    throw new FaultError('out-of-memory', `${doing} failed: ${reading.memory} bytes of memory were not enough.`);
  throw new FaultError('corrupt', `${doing} failed: ${words || 'it wrote nothing'}`);
}
