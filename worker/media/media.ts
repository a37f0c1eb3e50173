/** What the converter asks of `media`: file in, pictures and facts out. It knows nothing of queues, blobs or tables. */
import type { MediaKind } from '../../core/kind.ts';
import type { Metadata } from '../../core/metadata.ts';
import type { Turn } from '../../core/pipeline.ts';
import type { FileRecord, Preview } from '../../core/record.ts';

/**
 * Every method throws `FaultError` for what the file is to blame for and `OutageError` for what this machine is
 * (a decoder that will not start, a full disk); `signal` makes it stop early, by throwing the signal's reason.
 * A file lies alone in a folder of its own, which media may write to and never cleans.
 */
export interface Media {
  /**
   * Reads headers and metadata only. `name` is the original's: its extension counts only where content can't tell. The
   * one fault thrown here is `empty`; any other comes out in `render`, once the record knows what kind of file it was.
   */
  inspect(file: string, name: string, signal: AbortSignal): Promise<Inspection>;
  /** The one decode, turned upright and then clockwise by `turn`, and everything that is cut from it. */
  render(file: string, inspection: Inspection, turn: Turn, bounds: Bounds): Promise<Rendering>;
  /** Ends what was started to serve the others. */
  close(): Promise<void>;
}

export interface Bounds {
  signal: AbortSignal;
  /** Bytes that the render, programs included, may use. */
  memory: number;
}

export interface Inspection {
  kind: MediaKind;
  /** MIME type by content. */
  contentType: string;
  /** What the file itself says. What can't be read is absent: bad metadata is never a fault. */
  metadata: Partial<Metadata>;
  /** Pixels as stored, before any turn, where the header claims them. */
  size?: { width: number; height: number };
  /** False: the file gets a record, but no pictures. */
  decodable: boolean;
  /** Peak bytes that `render` will need at most, programs included, by the header; 0 where it will refuse to decode. */
  memory: number;
  /** Programs that `render` would need, and that were not there when the converter started. */
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
