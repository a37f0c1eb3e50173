/** What a walk over a person's files comes upon, in the order of the names that the files will have in the library. */

/** What a person asked to upload: a file or folder, and the name it will have. */
export interface Root {
  path: string;
  name: string;
}

export type Found = EnteredFolder | LeftFolder | SourceFile | Junk | Notice | Problem;

export interface SourceFile {
  kind: 'file';
  path: string;
  /** With forward slashes, beginning with the root's name: `holiday/1.jpg` of `~/Pictures/holiday`. */
  name: string;
  bytes: number;
  modifiedAt: Date;
  /** When it was taken, in ISO 8601, where something beside the file says so. */
  originalTime?: string;
}

/** A folder, before the first and after the last of what is in it; folders lie within one another. */
export interface EnteredFolder {
  kind: 'enter';
  path: string;
  name: string;
  /** The files and folders in it that are no junk, as the disk names them. */
  entries: readonly string[];
}

interface LeftFolder {
  kind: 'leave';
  path: string;
}

/** What systems and programs leave among the pictures; a folder counts as one, whatever is in it. */
interface Junk {
  kind: 'junk';
  path: string;
  /** What it is, as a person would say: `a preview of Windows`. */
  what: string;
}

/** What a person should know, though nothing is wrong. */
export interface Notice {
  kind: 'notice';
  path: string;
  message: string;
}

/** Something that could not be sent, why, and what can be done. A later run may try it again by the same name. */
export interface Problem {
  kind: 'problem';
  path: string;
  name: string;
  message: string;
}
