/** A folder that is looked at: the folders in it, and its files as a list; one cursor goes through both. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type CursorSource, cursorSource } from '../../sources/cursorSource.ts';
import { isGone } from '../../talk/problem.ts';
import { type Folder, readFolders } from './readFolders.ts';

export interface OpenFolder {
  files: CursorSource;
  /** As far as they have been read. */
  folders: ReadonlySignal<readonly Folder[]>;
  totalFolders: ReadonlySignal<number>;
  /** No file has a name that begins with its path. */
  gone: ReadonlySignal<boolean>;
  close(): void;
}

/** The first page is soon there, the next ones are few. */
const FIRST = 200;
const NEXT = 500;

/** `onAgain`: it is read once more, since something in it may have changed. */
export function openFolder(path: string, onAgain: () => void): OpenFolder {
  const folders = signal<readonly Folder[]>([]);
  const totalFolders = signal(0);
  const gone = signal(false);
  let pages = 0;

  const read = async (cursor: string | undefined, abort: AbortSignal) => {
    const isFirst = cursor === undefined;
    if (isFirst && pages++ > 0) onAgain();
    try {
      const page = await readFolders(path, { cursor, limit: isFirst ? FIRST : NEXT }, abort);
      if (isFirst || page.folders.length > 0) {
        folders.value = isFirst ? page.folders : [...folders.value, ...page.folders];
      }
      totalFolders.value = page.totalFolders;
      gone.value = false;
      return page;
    } catch (error) {
      gone.value = isGone(error);
      throw error;
    }
  };

  const files = cursorSource({ read, leftBy: 'trash' });
  return { files, folders, totalFolders, gone, close: files.close };
}
