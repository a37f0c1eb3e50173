/** All that the storage says of one original, as data. */
import type { BlobProperties } from '../../core/blobs.ts';
import type { FileRecord, Preview } from '../../core/record.ts';
import type { Row } from '../../core/row.ts';

export interface Seen {
  id: string;
  /** Unknown where an id was asked for that nothing gives a name to. */
  name: string | undefined;
  original: BlobProperties | 'missing';
  record: FileRecord | 'missing';
  /** In any month. */
  rows: Row[];
  /** Those that the record names. */
  previews: SeenPreview[];
  /** Those it was ever in, by its record and its rows. */
  months: SeenMonth[];
}

export interface SeenPreview {
  preview: Preview;
  stored: BlobProperties | 'missing';
}

export interface SeenMonth {
  month: string;
  /** It has changed since it was published, and will be published anew. */
  marked: boolean;
  /** Files of it that the manifest names and that are not there, or damaged. */
  lacking: string[];
  /** The original's rows as its columns have them: one where all is well. */
  listed: Row[];
  /** The original's tile in the page's files, and the one that follows from the columns; nothing if there is none. */
  shown: Tile | undefined;
  toShow: Tile | undefined;
}

/** One entry of each of the page's columns. */
export type Tile = Readonly<Record<string, string | number | null>>;
