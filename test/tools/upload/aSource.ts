/** A file of this machine to upload, and the parts that `uploadFile` needs, over memory. */
import { hash } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../core/clock.ts';
import type { Storage } from '../../../core/storage.ts';
import { createBuffers } from '../../../tools/upload/buffers.ts';
import { createGate } from '../../../tools/upload/gate.ts';
import type { PairedFile } from '../../../tools/upload/pairWithLibrary.ts';
import type { HowToUpload, UploadParts } from '../../../tools/upload/uploadFile.ts';
import { folder } from '../program.ts';

/** A little more than one block. */
export const LARGE = 9 * 2 ** 20;
export const MODIFIED = new Date('2001-02-03T04:05:06.789Z');

export const PLAIN: HowToUpload = { replace: false, checksum: false, dryRun: false };

export const sha256 = (content: string | Uint8Array) => hash('sha256', content);
export const md5 = (content: string | Uint8Array) => hash('md5', content);

export async function aSource(content: string | Uint8Array, name = 'trip/a.jpg'): Promise<PairedFile> {
  const path = join(await folder(), 'ä b.jpg');
  await writeFile(path, content);
  await utimes(path, new Date(), MODIFIED);
  return { kind: 'file', path, name, bytes: Buffer.from(content).length, modifiedAt: MODIFIED, there: 'missing' };
}

/** As the library has it now. */
export async function found(storage: Storage, source: PairedFile): Promise<PairedFile> {
  return { ...source, there: await storage.originals.head(source.name) };
}

export function partsOver(storage: Storage, clock: Clock, changes: Partial<UploadParts> = {}): UploadParts {
  const nothing = () => {};
  const [buffers, throughGate] = [createBuffers(), createGate()];
  return { storage, clock, buffers, throughGate, onTry: nothing, onBytes: nothing, onChanged: nothing, ...changes };
}
