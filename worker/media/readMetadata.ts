/** What the file itself says of the picture. So far what its header gives for nothing; the rest needs exiftool. */
import { FaultError } from '../../core/fault.ts';
import type { Metadata } from '../../core/metadata.ts';
import { blame } from './blame.ts';
import type { Inspection } from './media.ts';
import { readHeader } from './readHeader.ts';

/** What can't be read is absent: bad metadata is never a fault. */
export async function readMetadata(file: string, { kind, decodable }: Inspection): Promise<Partial<Metadata>> {
  if (!decodable || kind === 'svg') return {};
  try {
    const { orientation } = await readHeader(file);
    return orientation === undefined ? {} : { orientation };
  } catch (error) {
    const trouble = await blame(error, `Reading the metadata of a ${kind}`, file);
    if (!(trouble instanceof FaultError)) throw trouble;
    return {};
  }
}
