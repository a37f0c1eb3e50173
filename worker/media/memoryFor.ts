/** The peak of bytes that a render needs, programs included: what a converter must have free before it begins. */
import type { Inspection } from './media.ts';
import { memoryForStill } from './memoryForStill.ts';
import { memoryForHeif } from './readers/heif/memoryForHeif.ts';
import { memoryForRaw } from './readers/raw/memoryForRaw.ts';
import type { RawPreference } from './readers/reader.ts';
import { memoryForFilm } from './readers/video/memoryForFilm.ts';
import type { Header } from './readHeader.ts';
import type { Size } from './size.ts';

/** A process of its own, and the layers of a drawing; measured 110 MiB for plain drawings. */
const DRAWING = 256 * 2 ** 20;

export interface Costly {
  file: Pick<Inspection, 'kind' | 'contentType' | 'metadata' | 'size'>;
  /** The file's length. */
  bytes: number;
  /** There for what sharp reads by itself. */
  header: Header | undefined;
  raw: RawPreference;
}

export function memoryFor({ file, bytes, header, raw }: Costly): number {
  const size = file.size ?? guessedSize(bytes);
  switch (file.kind) {
    case 'svg':
      return DRAWING;
    case 'heif':
      return memoryForHeif(file.metadata, size);
    case 'video':
      return memoryForFilm(file.size);
    case 'gif':
      return memoryForStill('gif', size, header) + bytes * PER_BYTE_OF_FRAMES;
    case 'raw':
      return memoryForRaw(file, size, raw);
    default:
      return memoryForStill(file.kind, size, header, mayHavePlanes(file.metadata));
  }
}

/**
 * Of a file whose header tells no size: what so many bytes hold, packed as well as old cameras and painting programs pack.
 * One that is packed better is sent on to a converter that does it alone.
 */
function guessedSize(bytes: number): Size {
  const side = Math.ceil(Math.sqrt(Math.min(Math.max(bytes * PIXELS_PER_BYTE, LEAST_PIXELS), MOST_PIXELS)));
  return { width: side, height: side };
}

const PIXELS_PER_BYTE = 2;
const [LEAST_PIXELS, MOST_PIXELS] = [1_000_000, 24_000_000];

/** What is kept of each frame of a GIF, of which 15 bytes may be one: measured 6 for each byte of a million frames. */
const PER_BYTE_OF_FRAMES = 6;

/** A TIFF whose colours lie apart: they meet only once the whole strip is read, which may be all of the picture. */
function mayHavePlanes({ exif = {} }: Inspection['metadata']): boolean {
  return exif['IFD0:PlanarConfiguration'] !== 'Chunky';
}
