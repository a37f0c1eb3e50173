/** Whose trouble an error of the decoder is: the file's own (a fault) or this machine's (an outage). */
import { access, constants } from 'node:fs/promises';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';

/** The decoders name no error codes: what the operating system said is a part of their text. */
const MACHINE =
  /No space left|Disk quota|Read-only file system|Too many open files|Input\/output error|Permission denied/i;
const MEMORY = /out of memory|Cannot allocate memory|std::bad_alloc|memory allocation/i;
const SIZE = /exceeds? (the )?(pixel|dimension) limit|pixel limit|too large|security limit/i;
const TIME = /^timeout:/m;
/** We asked for nonsense: nobody's trouble but the programmer's, and not to be taken for either. */
const MISUSE = /^Expected .* but received/;

/** `doing` says what was tried, on what. `file`, where one was read, is looked at again: if it is gone, so is our disk. */
export async function blame(error: unknown, doing: string, file?: string): Promise<Error> {
  if (error instanceof FaultError || error instanceof OutageError) return error;
  const said = linesOf(error instanceof Error ? error.message : String(error));
  if (error instanceof TypeError || MISUSE.test(said)) return error as Error;
  const message = `${doing} failed: ${file ? said.replaceAll(file, 'the file') : said}`;
  const because = { cause: error };
  const gone = file && (await access(file, constants.R_OK).catch((reason: Error) => reason));
  if (gone) return new OutageError('scratch', `${doing} failed: ${gone.message}`, because);
  if (MACHINE.test(said)) return new OutageError('scratch', message, because);
  if (SIZE.test(said)) return new FaultError('too-large', message, because);
  if (MEMORY.test(said)) return new FaultError('out-of-memory', message, because);
  if (TIME.test(said)) return new FaultError('too-slow', message, because);
  return new FaultError('corrupt', message, because);
}

/** libvips says the same once for every time it looked. */
function linesOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines)].join('\n').trim();
}
