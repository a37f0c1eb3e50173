/** What has become of the files of an upload so far: kept up to date all the while. */
import { basename, join } from 'node:path';
import type { TakeoutFolder } from './takeout/withTakeout.ts';
import type { Outcome } from './uploadFile.ts';

/** `failed`: something else went wrong, and was said. */
export type Class = Outcome | 'failed';

export interface Tally {
  /** What each file has come to. */
  ended: Record<Class, Amount>;
  /** Left out by their names; a folder counts as one. */
  junk: number;
  /** What went through the line. */
  sentBytes: number;
  /** What an interrupted run had brought there, and was not sent again. */
  stagedBytes: number;
  /** Of files that have not come to an end yet. */
  underWayBytes: number;
  takeout: TakeoutTally;
}

interface Amount {
  files: number;
  bytes: number;
}

interface TakeoutTally {
  /** Pictures and films that have a sidecar. */
  matched: number;
  /** Those that have none, sidecars of nothing that is here, and such as can't be read: how many, and the first names. */
  unmatched: Some;
  orphans: Some;
  broken: Some;
}

export interface Some {
  count: number;
  first: string[];
}

const NAMES_KEPT = 10;

export function newTally(): Tally {
  const none = () => ({ files: 0, bytes: 0 });
  const nobody = () => ({ count: 0, first: [] });
  return {
    ended: {
      sent: none(),
      replaced: none(),
      same: none(),
      known: none(),
      other: none(),
      changed: none(),
      failed: none(),
    },
    junk: 0,
    sentBytes: 0,
    stagedBytes: 0,
    underWayBytes: 0,
    takeout: { matched: 0, unmatched: nobody(), orphans: nobody(), broken: nobody() },
  };
}

export function addEnded(tally: Tally, as: Class, bytes: number): void {
  tally.ended[as].files += 1;
  tally.ended[as].bytes += bytes;
}

export function addTakeout({ takeout }: Tally, folder: TakeoutFolder): void {
  takeout.matched += folder.matched;
  for (const kind of ['unmatched', 'orphans', 'broken'] as const) {
    takeout[kind].count += folder[kind].length;
    const names = folder[kind].slice(0, NAMES_KEPT - takeout[kind].first.length);
    // Many albums have an IMG_0001.
    takeout[kind].first.push(...names.map((name) => join(basename(folder.path), name)));
  }
}

/** Those that are not in the library as they are here. */
export function problemsOf({ ended: { other, changed, failed } }: Tally): number {
  return other.files + changed.files + failed.files;
}

/** Of all that has come to an end. */
export function endedInAll({ ended }: Tally): Amount {
  const all = Object.values(ended);
  return {
    files: all.reduce((sum, { files }) => sum + files, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
