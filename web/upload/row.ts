/** A file on its way into the library, as the page keeps it: small, since there may be 100,000 of them. */
import type { Source } from './source.ts';

export const ROW_STATES = [
  /** Known from before a reload: its file must be given again. */
  'lost',
  'waiting',
  'sending',
  /** In the library, and not converted yet. */
  'sent',
  'ready',
  /** In the library, and nothing that can be shown. */
  'plain',
  /** In the library, and could not be converted. */
  'broken',
  /** The library has it already. */
  'here',
  /** The library has it, in its trash. */
  'trashed',
  'failed',
] as const;

export type RowState = (typeof ROW_STATES)[number];

/** Its name, length and time: what tells whether a file that is given again is the same. */
export interface Wanted {
  /** In the library: `2019/Lisbon/IMG_1.JPG`. */
  name: string;
  bytes: number;
  /** When it was last written to, in milliseconds. */
  modified: number;
  /** Characters of its name that stand for the folder it is put into; the rest is its path as it was given. */
  above: number;
}

export interface Row extends Wanted {
  state: RowState;
  /** Only as long as it may be needed. */
  source?: Source | undefined;
  /** In the library; also of what was begun, but not known to be there. */
  id?: string | undefined;
  /** What it is called there, where its name was taken. */
  as?: string | undefined;
  /** Of what failed or broke. */
  why?: string | undefined;
  /** Where the library asked for it. */
  sha256?: string | undefined;
  /** How often somebody else was first under its name. */
  tries?: number | undefined;
}
