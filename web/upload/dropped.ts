/** What a person gives the page to upload, caught before the browser takes it away again. */

/** A folder or file that was dropped or pasted, or a file from a picker. */
export type Dropped = FileSystemEntry | File;

/** Within the event: when it is over, the transfer is empty. */
export function droppedIn(transfer: DataTransfer): Dropped[] {
  const files = [...transfer.items].filter(({ kind }) => kind === 'file');
  // What was copied in another program has no entry.
  return files.map((item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter((given) => given !== null);
}

/** Leaves the picker empty, so that the same can be picked once more. */
export function pickedIn(input: HTMLInputElement): Dropped[] {
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}
