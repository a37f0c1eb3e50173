/** A program's command line with limits that hold whatever the program does: the kernel's, inherited by its children. */
export interface ResourceLimits {
  /** Bytes of memory it may write to. */
  memory: number;
  /** Bytes of the largest file it may write. */
  output: number;
}

/** Of any program that makes one picture: 350 megapixels of three bytes. */
export const MAX_OUTPUT = 2 ** 30;

/** What stands before the command, and what it is a part of: busybox has programs of the same names that know less. */
export const LIMITERS = { names: ['choom', 'prlimit', 'setpriv'], of: 'util-linux' } as const;

/**
 * `--data` counts what may be written, not what is merely reserved: multi-threaded decoders reserve gigabytes.
 * `setpriv` has the kernel kill the program when we die, however that happens; what it has started would live on, but
 * decoders start nothing. `choom` has it chosen first where memory runs out all the same: else that may be the converter,
 * with all it has in hand. All are of Linux: elsewhere a program is held by its time alone.
 */
export function limited(command: readonly string[], { memory, output }: ResourceLimits): [string, ...string[]] {
  const [program = '', ...args] = command;
  if (process.platform !== 'linux') return [program, ...args];
  const limits = [`--data=${memory}`, `--fsize=${output}`, '--core=0'];
  return [
    'choom',
    '--adjust',
    '1000',
    '--',
    'prlimit',
    ...limits,
    '--',
    'setpriv',
    '--pdeathsig',
    'KILL',
    '--',
    program,
    ...args,
  ];
}
