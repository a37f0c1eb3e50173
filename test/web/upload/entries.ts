/** Folders and files as a browser hands them out when they are dropped. */

export type Tree = { [name: string]: Tree | string | Error };

/** What Chromium tells of a folder at a time. */
const BATCH = 100;

/** A file's text stands for its content; an error is what comes of opening or listing it. */
export function droppedEntries(tree: Tree): FileSystemEntry[] {
  return Object.entries(tree).map(([name, what]) => entryOf(name, what));
}

/** A folder of so many files. */
export function manyFiles(count: number): Tree {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`IMG_${index}.JPG`, `${index}`]));
}

function entryOf(name: string, what: Tree | string | Error): FileSystemEntry {
  const isDirectory = typeof what === 'object' && !(what instanceof Error);
  const entry = {
    ...{ name, isDirectory, isFile: !isDirectory },
    file(resolve: (file: File) => void, reject: (error: Error) => void) {
      if (typeof what === 'string') resolve(new File([what], name, { lastModified: 1000 }));
      else reject(what as Error);
    },
    createReader() {
      const left = droppedEntries(what as Tree);
      return { readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(left.splice(0, BATCH)) };
    },
  };
  return entry as unknown as FileSystemEntry;
}
