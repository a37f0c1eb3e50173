/** What a file is, whether we can show it, and what that will cost: from its header alone. */
import { stat } from 'node:fs/promises';
import { FaultError } from '../../core/fault.ts';
import type { MediaKind } from '../../core/kind.ts';
import { blame } from './blame.ts';
import { identify } from './identify.ts';
import type { Inspection } from './media.ts';
import { memoryFor } from './memoryFor.ts';
import { readHeader } from './readHeader.ts';

/** What sharp's decoders read. */
const DECODABLE = new Set<MediaKind>(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg']);

/** TIFF is a family: these say that a file is sound, but of a branch our decoder does not know. */
const UNKNOWN_BRANCH = /not a whole number of bytes|unsupported tiff|compression support is not configured/i;

export async function inspect(file: string, name: string, limits: { maxPixels: number }): Promise<Inspection> {
  const { size } = await stat(file).catch(async (error: unknown) => {
    throw await blame(error, 'Opening the file', file);
  });
  if (size === 0) throw new FaultError('empty', 'The file has no bytes.');
  const { kind, contentType } = await identify(file, name);
  if (!DECODABLE.has(kind)) return { kind, contentType, decodable: false, memory: 0 };
  if (kind === 'svg') return { kind, contentType, decodable: true, memory: memoryFor(kind) };
  try {
    const header = await readHeader(file);
    // What `render` refuses needs no memory; it is refused there, once its kind is known to the record.
    const refused = header.width * header.height > limits.maxPixels;
    return { kind, contentType, decodable: true, memory: refused ? 0 : memoryFor(kind, header) };
  } catch (error) {
    const trouble = await blame(error, `Reading the header of a ${kind}`, file);
    if (!(trouble instanceof FaultError)) throw trouble;
    return { kind, contentType, decodable: !UNKNOWN_BRANCH.test(trouble.message), memory: 0 };
  }
}
