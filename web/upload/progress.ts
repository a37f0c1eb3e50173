/** How far an upload is, as it is shown. */
import type { Counts } from './queue.ts';

export interface Progress {
  phase: 'idle' | 'sending' | 'paused';
  /** Folders are being walked. */
  reading: boolean;
  counts: Readonly<Counts>;
  /** Left out, since nobody made it. */
  skipped: number;
  /** Of all files, and of what is done with or lies in the storage. */
  totalBytes: number;
  doneBytes: number;
  bytesPerSecond?: number | undefined;
  /** Why it stands still. */
  trouble?: string | undefined;
}
