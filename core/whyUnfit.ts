/** Why a file can't have this name in the library, and what to do; nothing if it can. */
import { isListable } from './isListable.ts';

export function whyUnfit(name: string): string | undefined {
  // Told first: it is not what the disk has, so that the other words would be of another name.
  if (!name.isWellFormed()) return 'Its name is no Unicode. Rename it.';
  // The file would lie under another name than we say.
  if (name.includes('\\')) return 'The storage takes the backslash in its name for a slash. Rename it.';
  if (!isListable(name)) return 'Its name has a control character, which the storage can not list. Rename it.';
  if (name.length > MOST_UNITS) {
    return `Its name would have ${count(name.length)} characters in the library, of at most ${count(MOST_UNITS)}. ${SHORTEN}`;
  }
  const segments = name.split('/').length;
  if (segments > MOST_SEGMENTS) {
    return `It lies ${count(segments - 1)} folders deep in the library, of at most ${count(MOST_SEGMENTS - 1)}. ${SHORTEN}`;
  }
  return undefined;
}

const SHORTEN = 'Shorten the folders above it, or upload one of them for itself.';

/**
 * "1,024 characters" and "254 path segments" say Microsoft's pages, and not what a character is. UTF-16 units are never fewer
 * than characters. Azurite has no limit at all.
 */
const MOST_UNITS = 1024;
const MOST_SEGMENTS = 254;

function count(value: number): string {
  return value.toLocaleString('en');
}
