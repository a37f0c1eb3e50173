/**
 * Tries again what failed, and says whose trouble it is: the program of `judgeApart.ts`, alone in its process, so that
 * all that libvips says there is about this one file. It saves what can be saved.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { blame } from '../blame.ts';
import type { Decoding } from '../decode.ts';
import { type Header, readHeader } from '../readHeader.ts';
import { decodeStrictly } from './decodeStrictly.ts';
import { type Saved, salvage } from './salvage.ts';

export interface Question {
  /** What messages begin with. */
  doing: string;
  /** A path. */
  source: string;
  /** Without it, only the header is asked for. */
  decoding?: Omit<Decoding, 'source'>;
}

/** Pixels, if there are any, lie in `PIXELS` of the folder it was started in. */
export interface Verdict {
  header?: Header;
  saved?: { width: number; height: number; whole: boolean };
  fault?: Pick<FaultError, 'code' | 'message'>;
  outage?: Pick<OutageError, 'what' | 'message'>;
}

export const JUDGE = fileURLToPath(import.meta.url);
export const PIXELS = 'judged.raw';

async function judge({ doing, source, decoding }: Question): Promise<Verdict> {
  try {
    if (!decoding) return { header: await readHeader(source) };
    const { picture, whole } = await save({ ...decoding, source }, doing, source);
    const { data, width, height } = picture;
    await writeFile(PIXELS, data);
    return { saved: { width, height, whole } };
  } catch (error) {
    const trouble = await blame(error, doing, source);
    if (trouble instanceof FaultError) return { fault: { code: trouble.code, message: trouble.message } };
    if (trouble instanceof OutageError) return { outage: { what: trouble.what, message: trouble.message } };
    throw trouble;
  }
}

async function save(decoding: Decoding, doing: string, file: string): Promise<Saved> {
  try {
    return { picture: await decodeStrictly(decoding), whole: true };
  } catch (error) {
    const trouble = await blame(error, doing, file);
    if (!(trouble instanceof FaultError) || trouble.code !== 'corrupt') throw trouble;
    return salvage(decoding, trouble, doing, file);
  }
}

if (import.meta.main) {
  const verdict = await judge(JSON.parse(process.argv[2] ?? ''));
  // A decoder's thread may be at work still; nobody waits for it.
  process.stdout.write(JSON.stringify(verdict), () => process.exit());
}
