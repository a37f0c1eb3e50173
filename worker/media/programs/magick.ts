/** ImageMagick over the first image of a file, by the coder that is named, to a file that sharp reads. */
import { basename, join } from 'node:path';
import type { Reading } from '../readers/reader.ts';
import { MAX_OUTPUT } from './limited.ts';
import { runProgram } from './runProgram.ts';

export interface Magick {
  coder: string;
  /** What its coder is told before it reads. */
  before?: readonly string[];
  args: readonly string[];
  /** `tiff:decoded.tif`: a coder, and a new file in the reading's folder. */
  target: `${'jpeg' | 'png' | 'tiff'}:${string}`;
}

/** `:` names a coder, `%` a number, `[` an image, `*` other files: it reads all that in a file's name. */
const PLAIN = /^[a-z]+$/;

export interface Magicked {
  /** Absolute path of what was written. */
  file: string;
  /** What it had to complain of, nonetheless. */
  complaint: string;
}

export async function magick(
  program: string,
  { coder, before = [], args, target }: Magick,
  reading: Reading,
): Promise<Magicked> {
  const { file, folder, inspection, memory, signal } = reading;
  const name = basename(file);
  if (!PLAIN.test(name)) throw new Error(`ImageMagick is never given a name like ${name}.`);
  const command = [program, ...before, `${coder}:${name}[0]`, ...args, target];
  const doing = `Decoding a ${inspection.kind} with ImageMagick (${coder})`;
  const limits = { memory, output: MAX_OUTPUT, folder, signal };
  const { stderr } = await runProgram({ name: 'ImageMagick', command, doing, ...limits });
  return { file: join(folder, target.slice(target.indexOf(':') + 1)), complaint: stderr.trim() };
}
