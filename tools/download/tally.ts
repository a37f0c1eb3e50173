/** What has become of the originals so far. */
import type { Saved } from './saveOriginal.ts';
import type { SavedRecord } from './saveRecord.ts';

export type Class = Saved['how'] | 'failed';
export type Problem = Exclude<Class, 'fetched' | 'replaced' | 'same'>;

export interface Tally {
  files: number;
  /** That have come, for files under way as well. */
  bytes: number;
  classes: Record<Class, { files: number; bytes: number }>;
  /** Of those that came: nobody knows their hash. */
  unverified: number;
  /** Of those that came: saved under another name. */
  refused: number;
  records: Record<SavedRecord | 'failed', number>;
}

export function newTally(): Tally {
  const none = () => ({ files: 0, bytes: 0 });
  return {
    ...none(),
    classes: {
      ...{ fetched: none(), replaced: none(), same: none() },
      ...{ other: none(), archived: none(), nameless: none(), wrong: none(), restless: none(), gone: none() },
      failed: none(),
    },
    unverified: 0,
    refused: 0,
    records: { saved: 0, same: 0, none: 0, taken: 0, other: 0, failed: 0 },
  };
}

export function isProblem(how: Class): how is Problem {
  return how !== 'fetched' && how !== 'replaced' && how !== 'same';
}

export function problemsOf({ classes, records }: Tally): number {
  const all = Object.entries(classes).map(([how, { files }]) => (isProblem(how as Class) ? files : 0));
  return all.reduce((sum, files) => sum + files, records.taken + records.other + records.failed);
}
