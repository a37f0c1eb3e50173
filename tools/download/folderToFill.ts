/** The folder to fill: looked at before the work, made for it. */
import { mkdir, realpath, stat } from 'node:fs/promises';
import { UsageError } from '../terminal/command.ts';
import { ifThere } from './ifThere.ts';

export async function checkFolder(to: string): Promise<void> {
  const there = await ifThere(stat(to));
  if (there && !there.isDirectory()) throw new UsageError(`--to needs a folder; ${to} is none.`);
}

/** Its real path. */
export async function makeFolder(to: string): Promise<string> {
  await mkdir(to, { recursive: true });
  return realpath(to);
}
