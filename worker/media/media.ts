/** What the converter asks of `media`: file in, pictures and facts out. It knows nothing of queues, blobs or tables. */
import type { MediaKind } from '../../core/kind.ts';
import type { Metadata } from '../../core/metadata.ts';
import type { Turn } from '../../core/pipeline.ts';
import type { FileRecord, Preview } from '../../core/record.ts';
import type { Size } from './size.ts';

/**
 * Every method throws `FaultError` for what the file is to blame for and `OutageError` for what this machine is
 * (a decoder that will not start, a full disk); `signal` makes it stop early, by throwing the signal's reason.
 * A file lies alone in a folder of its own, which media may write to and need not clean.
 */
export interface Media {
  /**
   * Decodes no pixel: it looks at the first bytes, the header, the metadata, and for a JPEG inside of a RAW file. `name`
   * is the original's: its extension counts only where content can't tell. The only faults thrown here are `empty` and
   * `too-slow`; any other comes out in `render`, once the record knows what kind of file it was.
   */
  inspect(file: string, name: string, signal: AbortSignal): Promise<Inspection>;
  /**
   * The one decode, turned upright and then clockwise by `turn`, and everything that is cut from it. `inspection` is what
   * was found in this very file, and says that it is decodable.
   */
  render(file: string, inspection: Inspection, turn: Turn, bounds: Bounds): Promise<Rendering>;
  /** Ends what was started to serve the others. */
  close(): Promise<void>;
}

export interface Bounds {
  signal: AbortSignal;
  /** Bytes: the limit of each program that the render starts. Our own part is foretold by `Inspection`, not held. */
  memory: number;
}

export interface Inspection {
  kind: MediaKind;
  /** MIME type by content. */
  contentType: string;
  /**
   * What the file itself says. Absent is what can't be read, for bad metadata is never a fault, and all of what there is no
   * reader for, and of drawings.
   */
  metadata: Partial<Metadata>;
  /**
   * Pixels as stored, before any turn, where the file claims them: of a HEIF the primary image, of a RAW file the
   * largest that it holds, of a film its largest track.
   */
  size?: Size;
  /** False: the file gets a record, but no pictures. True: there is a reader for it, which may still find it corrupt. */
  decodable: boolean;
  /** Bytes that `render` of a sound file needs at its peak, programs included; 0 where it will refuse to decode. */
  memory: number;
  /** Programs that `render` may need, and that were not there when the converter started. */
  missing: readonly string[];
}

export interface Rendering extends Pick<FileRecord, 'width' | 'height' | 'thumbhash' | 'fingerprint' | 'developedBy'> {
  /** `degraded`: the file is damaged, the pictures show what could be saved. */
  state: 'ok' | 'degraded';
  previews: RenderedPreview[];
  /** Milliseconds spent per stage. */
  ms: Record<string, number>;
}

export interface RenderedPreview extends Omit<Preview, 'bytes'> {
  content: Uint8Array;
}
