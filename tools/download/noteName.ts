/** Keeps, beside the files that lie under their ids, what their names are. */
import { appendFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export const NAMES = 'names.jsonl';

export async function noteName(path: string, name: string): Promise<void> {
  await appendFile(join(dirname(path), NAMES), `${JSON.stringify({ file: basename(path), name })}\n`);
}
