/** Why the system would not let us at a file or folder, and what to do about it. */
import { readlink } from 'node:fs/promises';

export async function whyUnread(path: string, error: NodeJS.ErrnoException): Promise<string> {
  if (error.code === 'ENOENT') {
    // Only a link can be there and lead to nothing.
    const target = await readlink(path).catch(() => undefined);
    return target === undefined
      ? 'It is no longer there.'
      : `It is a link to ${target}, which is not there. Mend or remove it.`;
  }
  if (error.code === 'ELOOP') return 'It is a link that leads round in a circle. Mend or remove it.';
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return 'You have no right to read it. Get it, and run this again.';
  return `The system could not read it: ${error.message}`;
}
