/** What an earlier run could not send, from the list of failures that it wrote: one JSON object a line. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isAddressable } from '../../core/isAddressable.ts';
import { UsageError } from '../terminal/command.ts';
import { fromHere } from '../terminal/fromHere.ts';
import type { Root } from './found.ts';

const LINE = z.object({
  path: z.string().min(1),
  // The root of a disk has none.
  name: z.string().refine((name) => name === '' || isAddressable(name)),
});

/** Whether they are still there is not asked: what has gone since is a problem of that file alone. */
export async function readRoots(file: string): Promise<Root[]> {
  const text = await readFile(fromHere(file), 'utf8').catch((error: Error) => {
    throw new UsageError(`The list of failures can not be read: ${error.message}`, { cause: error });
  });
  const roots = new Map<string, Root>();
  // At line feeds alone: there are names with what else ends a line to some.
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const root = rootOf(line, `${file}, line ${index + 1}`);
    roots.set(root.path, root);
  }
  return [...roots.values()];
}

function rootOf(line: string, place: string): Root {
  try {
    return LINE.parse(JSON.parse(line));
  } catch (error) {
    throw new UsageError(`${place} is no line of a list of failures.`, { cause: error });
  }
}
