/** The page's file of one month: columns, one entry a tile, in the order of the timeline. */
import type { MediaKind } from '../kind.ts';
import type { Tile } from './tiles.ts';

export interface MonthFile {
  id: string[];
  rev: string[];
  /** Pixels of the upright picture; 0 where there is none. */
  w: number[];
  h: number[];
  /** The capture's wall time in seconds, read as if it were UTC; null where unknown. */
  t: (number | null)[];
  /** Base64; empty where there is none. */
  th: string[];
  /** 0 ok, 1 degraded, 2 failed. */
  state: number[];
  kind: MediaKind[];
  /** Files the tile stands for. */
  n: number[];
  /** Seconds, 0 for stills; only in months that have a video. */
  dur?: number[];
}

const STATES = ['ok', 'degraded', 'failed'];

export function monthFile(tiles: readonly Tile[]): MonthFile {
  const rows = tiles.map((tile) => tile.row);
  const file: MonthFile = {
    id: rows.map((row) => row.key),
    rev: rows.map((row) => row.rev),
    w: rows.map((row) => row.width ?? 0),
    h: rows.map((row) => row.height ?? 0),
    t: rows.map((row) => wallSeconds(row.takenLocal)),
    th: rows.map((row) => row.thumbhash ?? ''),
    state: rows.map((row) => STATES.indexOf(row.state)),
    kind: rows.map((row) => row.kind),
    n: tiles.map((tile) => tile.members),
  };
  if (rows.some((row) => row.kind === 'video')) file.dur = rows.map((row) => row.durationS ?? 0);
  return file;
}

export function wallSeconds(takenLocal: string | undefined): number | null {
  return takenLocal === undefined ? null : Math.floor(Date.parse(`${takenLocal}Z`) / 1000);
}
