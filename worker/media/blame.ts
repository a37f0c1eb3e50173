/** Whose trouble an error of the decoder is: the file's own (a fault) or this machine's (an outage). */
import { access, constants } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import { inTrouble } from './inTrouble.ts';

/** The decoders name no error codes: what the operating system said is a part of their text. */
const MACHINE =
  /No space left|Disk quota|Read-only file system|Too many open files|Input\/output error|Permission denied/i;
const FULL = /No space left|Disk quota/i;
/** Some say so of any file that ends too early. */
const ANY_FILE = /Input\/output error/i;
const MEMORY =
  /out of memory|cannot allocate|std::bad_alloc|memory allocation|(failed|unable) to allocate|insufficient memory|cache resources exhausted/i;
const SIZE = /exceeds? (the )?((pixel|dimension) )?limit|pixel limit|too large|security limit/i;
const TIME = /^timeout:/m;
/** We asked for nonsense: nobody's trouble but the programmer's, and not to be taken for either. */
const MISUSE = /^Expected .* but received/;
const INCOMPLETE = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']);
/** What stays of a long complaint: how it began, and where it ended. */
const [FIRST, LAST] = [250, 150];

/**
 * `doing` says what was tried, on what. `file`, where one was read, is looked at again: if it is gone, so is our disk.
 * `folder` is where that was done: given one, words alone are not enough to blame this machine.
 */
export async function blame(
  error: unknown,
  doing: string,
  file?: string,
  folder = file === undefined ? undefined : dirname(file),
): Promise<Error> {
  if (error instanceof FaultError || error instanceof OutageError) return error;
  const said = linesOf(error instanceof Error ? error.message : String(error));
  if (error instanceof TypeError || MISUSE.test(said)) return error as Error;
  const because = { cause: error };
  const gone = file && (await access(file, constants.R_OK).catch((reason: Error) => reason));
  const message = `${doing} failed: ${shortened(withoutPaths(gone ? gone.message : said, file, folder))}`;
  if (gone || isRefused(error) || (await isOurs(said, folder))) return new OutageError('scratch', message, because);
  if (isIncomplete(error)) return new OutageError('installation', message, because);
  if (SIZE.test(said)) return new FaultError('too-large', message, because);
  if (MEMORY.test(said)) return new FaultError('out-of-memory', message, because);
  if (TIME.test(said)) return new FaultError('too-slow', message, because);
  return new FaultError('corrupt', message, because);
}

/**
 * Decoders repeat what files hold, and whoever wrote a file could stop every converter with three words of it. No file
 * knows the name of its scratch folder.
 */
async function isOurs(said: string, folder: string | undefined): Promise<boolean> {
  if (!MACHINE.test(said)) return false;
  if (folder === undefined) return true;
  const ofOurs = said.split('\n').some((line) => line.includes(folder) && MACHINE.test(line) && !ANY_FILE.test(line));
  return ofOurs || inTrouble(folder, { full: FULL.test(said) });
}

/** A file of our own program is not there, or can't be loaded. */
function isIncomplete(error: unknown): boolean {
  return INCOMPLETE.has((error as NodeJS.ErrnoException).code ?? '');
}

/** The system refused a call of our own: no file, whatever it holds, can make it. */
function isRefused(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** libvips says the same once for every time it looked. */
function linesOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines)].join('\n').trim();
}

/** Nobody who reads a record knows our scratch folders. */
function withoutPaths(said: string, file: string | undefined, folder: string | undefined): string {
  const nameless = file ? said.replaceAll(file, 'the file') : said;
  return folder ? nameless.replaceAll(`${folder}/`, '').replaceAll(folder, 'the folder') : nameless;
}

function shortened(said: string): string {
  return said.length <= FIRST + LAST ? said : `${said.slice(0, FIRST)} ... ${said.slice(-LAST)}`;
}
