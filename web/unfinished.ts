/** Where this browser keeps an upload that was begun, so that the next visit looks for the rest of it. */
import { store } from './stored.ts';

/** Whether there is one. */
export const UNFINISHED = 'uploading';
/** The database of its names. */
export const REMEMBERED = 'ironviper-uploads';

export function forgetUploads(): void {
  store(UNFINISHED, undefined);
  try {
    indexedDB.deleteDatabase(REMEMBERED);
  } catch {
    // Where a browser keeps nothing there is nothing to forget.
  }
}
