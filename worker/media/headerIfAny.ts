import { FaultError } from '../../core/fault.ts';
import { blame } from './blame.ts';
import { type Header, readHeader } from './readHeader.ts';

/** What sharp reads of a file that need not be a picture: nothing, if it is none. Throws what is not the file's fault. */
export async function headerIfAny(file: string): Promise<Header | undefined> {
  try {
    return await readHeader(file);
  } catch (error) {
    const trouble = await blame(error, 'Reading a header', file);
    if (trouble instanceof FaultError) return undefined;
    throw trouble;
  }
}
