/** Where a file is read from: an entry of a folder opens it anew each time, a picked file is what it was when it was picked. */

export type Source = FileSystemFileEntry | File;

/** Throws the browser's errors. */
export async function openSource(source: Source): Promise<File> {
  if (source instanceof File) return source;
  return new Promise((resolve, reject) => source.file(resolve, reject));
}

/** Why nothing more can be read of it; nothing if it can. */
export async function whyNotReadable(file: Blob): Promise<string | undefined> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return undefined;
  } catch (error) {
    return whyUnreadable(error);
  }
}

export function whyUnreadable(error: unknown): string {
  const { name, message } = error as Error;
  // An `Error` in one browser, a `DOMException` in the other, and of the old kind in the third.
  if (name === 'NotFoundError') return 'It is not there any more.';
  if (name === 'NotReadableError') return 'It was changed, moved or locked while it was being read.';
  if (name === 'SecurityError') return 'The browser does not let the page read it.';
  return `It can not be read: ${message}`;
}
