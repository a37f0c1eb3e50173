/**
 * Has a failed reading judged in a process of its own. libvips keeps what it has to say in one place for all threads:
 * of two files that fail at once in this process, each may be heard saying the other's words, and a truncated photo was
 * taken for a whole one. A file that makes libvips crash fails there too, and not the converter.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { blame } from '../blame.ts';
import type { Decoding } from '../decode.ts';
import { runApart } from '../programs/runApart.ts';
import type { Header, Source } from '../readHeader.ts';
import { JUDGE, PIXELS, type Question, type Verdict } from './judge.ts';
import type { Saved } from './salvage.ts';

/** Where it is judged, and within which bounds. */
interface Court {
  file: string;
  folder: string;
  memory: number;
  signal: AbortSignal;
}

/** More than the pixels of any picture that we make. */
const MAX_OUTPUT = 256 * 2 ** 20;
const SOURCE = 'judged.source';

/** `error` is what was thrown here. Throws `FaultError` or `OutageError`, or the header after all. */
export async function headerApart(error: unknown, source: Source, doing: string, court: Court): Promise<Header> {
  const { header } = await ask(error, source, { doing }, court);
  if (!header) throw unanswered(doing);
  return header;
}

/** What can be saved of a picture that a strict decode refused with `error`. */
export async function pictureApart(error: unknown, decoding: Decoding, doing: string, court: Court): Promise<Saved> {
  const { source, ...rest } = decoding;
  const { saved } = await ask(error, source, { doing, decoding: rest }, court);
  if (!saved) throw unanswered(doing);
  const { width, height, whole } = saved;
  const data = await readFile(join(court.folder, PIXELS));
  return { picture: { data, width, height }, whole };
}

async function ask(error: unknown, source: Source, question: Omit<Question, 'source'>, court: Court): Promise<Verdict> {
  const { doing } = question;
  const { file, folder, memory, signal } = court;
  const trouble = await blame(error, doing, file);
  // Whatever it says may be another's words; that we asked for nonsense is sure.
  if (!(trouble instanceof FaultError || trouble instanceof OutageError)) throw trouble;
  const path = typeof source === 'string' ? source : join(folder, SOURCE);
  if (typeof source !== 'string') await writeFile(path, source);
  const args = [JSON.stringify({ ...question, source: path } satisfies Question)];
  const limits = { memory, output: MAX_OUTPUT, folder, signal };
  const { stdout } = await runApart({ module: JUDGE, args, doing, ...limits });
  const { fault, outage, ...verdict } = JSON.parse(stdout) as Verdict;
  if (outage) throw new OutageError(outage.what, outage.message, { cause: error });
  if (fault) throw new FaultError(fault.code, fault.message, { cause: error });
  return verdict;
}

function unanswered(doing: string): Error {
  return new Error(`${doing}: judged apart, but without a verdict`);
}
