/** Runs a module of ours in a Node of its own: for what nothing but the end of a process can stop, or tell apart. */
import { type ProgramRun, runProgram, type Said } from './runProgram.ts';

export interface ApartRun extends Omit<ProgramRun, 'command' | 'name'> {
  /** Absolute path; it acts where `import.meta.main` is true. */
  module: string;
  args: readonly string[];
}

/**
 * What Node may write to before it has run a line, and never does: on x64 half a gigabyte for compiled code alone, and
 * the stacks of its threads. Measured 560 MiB, of which 45 are ever touched.
 */
const RESERVED_BYTES = 576 * 2 ** 20;
/** What Node, our modules and libvips really use, beside the picture. */
const OWN_BYTES = 96 * 2 ** 20;

/** `memory` is the picture's; what Node takes is on top. */
export function runApart({ module, args, memory, ...run }: ApartRun): Promise<Said> {
  const command = [process.execPath, module, ...args];
  return runProgram({ ...run, name: 'node', command, memory: memory + RESERVED_BYTES + OWN_BYTES });
}
