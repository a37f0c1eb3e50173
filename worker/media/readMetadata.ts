/** What the file itself says of the picture. So far what its header gives for nothing; the rest needs exiftool. */
import type { Metadata } from '../../core/metadata.ts';
import type { Inspection } from './media.ts';
import { readHeader } from './readHeader.ts';

/** What can't be read is absent: bad metadata is never a fault. */
export async function readMetadata(file: string, { kind, decodable }: Inspection): Promise<Partial<Metadata>> {
  if (!decodable || kind === 'svg') return {};
  const header = await readHeader(file).catch(() => undefined);
  return header?.orientation === undefined ? {} : { orientation: header.orientation };
}
