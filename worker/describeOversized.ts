/**
 * A file that no scratch space holds: its first bytes are looked at, and the rest is hashed as it passes. No picture can be
 * made of it; most such files have none: disk images, archives, backups.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobContent } from '../core/blobs.ts';
import { FaultError } from '../core/fault.ts';
import { HandOnError } from '../core/outcome.ts';
import type { FileRecord } from '../core/record.ts';
import type { Attempt } from './attempt.ts';
import { checkTransfer } from './checkTransfer.ts';
import { describeUnshown, type Found } from './describe.ts';
import { type Hashes, startHashing } from './fetchOriginal.ts';
import type { Workshop } from './make.ts';

/** Any signature, and the tags at the beginning of a picture. */
const BEGINNING_BYTES = 64 * 2 ** 10;

/**
 * Throws `HandOnError` if there is a picture in it, for a converter with more room; where nobody is left to hand it on to,
 * the fault `too-large`. `found` says then what kind of file it is.
 */
export async function describeOversized(
  { scratch, media }: Workshop,
  original: BlobContent,
  found: Found,
  { foretold, last, signal, enter }: Attempt,
): Promise<FileRecord> {
  if (foretold) throw foretold;
  return scratch.borrow(BEGINNING_BYTES, signal, async (folder) => {
    const file = join(folder, 'original');
    enter('download');
    found.hashes = await passThrough(original, file, signal, async () => {
      const { kind, contentType, metadata, decodable } = await media.inspect(file, original.name, signal);
      found.inspection = { kind, contentType, metadata };
      if (!decodable) return;
      const need = `The ${kind} has ${original.bytes} bytes; the scratch space of ${scratch.room} does not hold it.`;
      throw last ? new FaultError('too-large', need) : new HandOnError(need);
    });
    checkTransfer(found.hashes, found.properties.metadata);
    return describeUnshown(found);
  });
}

/** Puts the first bytes into `file` and calls `look` once they are there; what that throws ends the reading. */
async function passThrough(
  original: BlobContent,
  file: string,
  signal: AbortSignal,
  look: () => Promise<void>,
): Promise<Hashes> {
  const hashing = startHashing();
  let beginning: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of original.body) {
    signal.throwIfAborted();
    hashing.update(chunk);
    if (!beginning) continue;
    beginning = Buffer.concat([beginning, chunk]);
    if (beginning.length < BEGINNING_BYTES) continue;
    await writeFile(file, beginning.subarray(0, BEGINNING_BYTES));
    await look();
    beginning = undefined;
  }
  return hashing.end();
}
