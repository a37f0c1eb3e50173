/** How a file is read that may not be what sharp can read: each reader makes something of it that is. */
import type { Turn } from '../../../core/pipeline.ts';
import type { Inspection } from '../media.ts';
import type { Tools } from '../programs/tools.ts';
import type { Raster } from '../raster.ts';
import type { Source } from '../readHeader.ts';
import type { Size } from '../size.ts';

/** What sharp reads in the place of the file. */
export interface Readable {
  source: Source;
  /** EXIF orientation of its pixels, whatever the source itself says: 1 where a program has turned them already. */
  orientation?: number;
  /** Which decoder made it: the record says so. */
  developedBy: string;
  /** True: known to be less than the file holds. The record says `degraded`. */
  partial?: boolean;
  /** Stored pixels of the original, where the source has fewer. */
  full?: Size;
  /** Why this can't be the picture, in words: it was turned upright, then by `turn`. The next reader is tried then. */
  doubt?(picture: Raster, turn: Turn): Promise<string | undefined>;
}

export interface Reading {
  /** Absolute path; alone in its folder, which is ours to write to and is removed afterwards. */
  file: string;
  folder: string;
  inspection: Inspection;
  tools: Tools;
  raw: RawPreference;
  /** Bytes that each program may use. */
  memory: number;
  /** Pixels a header may claim. */
  maxPixels: number;
  signal: AbortSignal;
}

/** `preview`: the camera's own picture where the file holds one that is large enough. `develop`: never. */
export type RawPreference = 'preview' | 'develop';

/**
 * Nothing: this reader is not for such a file. Throws `FaultError` (`corrupt`: the next reader may do better),
 * `OutageError`, or the signal's reason.
 */
export type Reader = (reading: Reading) => Promise<Readable | undefined>;
