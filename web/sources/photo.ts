/** What a tile, the viewer and the selection know of a file, whichever list it came from. */
import type { MediaKind } from '../../core/kind.ts';

export interface Photo {
  id: string;
  /** Of its previews. */
  rev: string;
  /** Pixels, upright; 0 where there is no picture. */
  width: number;
  height: number;
  /** Wall seconds: the capture's local time, read as if it were UTC; null where unknown. */
  taken: number | null;
  /** Base64; empty where there is none. */
  thumbhash: string;
  state: 'ok' | 'degraded' | 'failed' | 'unsupported';
  kind: MediaKind;
  /** Files that its tile stands for, itself included. */
  members: number;
  /** Seconds; videos alone. */
  durationS?: number;
  /** The whole name, with its folder; the timeline does not tell it. */
  name?: string;
  camera?: string;
  favorite?: true;
  /** ISO; what is in the trash. */
  trashedAt?: string;
}

/** Whether there are previews to show. */
export function hasPicture({ width, state }: Photo): boolean {
  return width > 0 && state !== 'unsupported' && state !== 'failed';
}
