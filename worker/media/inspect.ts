/** What a file is, what it says of itself, whether we can show it, and what that will cost. Decodes no pixel. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FaultError } from '../../core/fault.ts';
import type { MediaKind } from '../../core/kind.ts';
import { blame } from './blame.ts';
import { identify } from './identify/identify.ts';
import type { Inspection } from './media.ts';
import { memoryFor } from './memoryFor.ts';
import type { ExifTool } from './metadata/exifTool.ts';
import { type Read, readMetadata } from './metadata/readMetadata.ts';
import { missingFor, type Tools } from './programs/tools.ts';
import { asItIs } from './readers/asItIs.ts';
import { isServedByEmbedded } from './readers/raw/isServedByEmbedded.ts';
import type { RawPreference } from './readers/reader.ts';
import { READERS } from './readers/readers.ts';
import { type Header, readHeader } from './readHeader.ts';
import { headerApart } from './salvage/judgeApart.ts';

export interface InspectOptions {
  maxPixels: number;
  raw: RawPreference;
  tools: Tools;
  exifTool: ExifTool;
  signal: AbortSignal;
}

export async function inspect(file: string, name: string, options: InspectOptions): Promise<Inspection> {
  const { maxPixels, raw, tools, exifTool, signal } = options;
  const { size: bytes } = await stat(file).catch(async (error: unknown) => {
    throw await blame(error, 'Opening the file', file);
  });
  if (bytes === 0) throw new FaultError('empty', 'The file has no bytes.');
  const identity = await identify(file, name);
  const { kind } = identity;
  const unshown = { ...identity, metadata: {}, decodable: false, memory: 0, missing: [] };
  if (READERS[kind].length === 0) return unshown;

  const said = kind === 'svg' ? SILENT : await readMetadata(exifTool, file, name, kind, signal);
  const { metadata } = said;
  if (said.soundOnly) return { ...unshown, metadata };
  const header = READERS[kind].includes(asItIs) ? await headerOf(file, kind, signal) : undefined;
  const size = header ? { width: header.width, height: header.height } : said.size;
  const known = { ...identity, metadata, decodable: true, ...(size && { size }) };
  // What `render` refuses needs nothing; it is refused there, once its kind is known to the record.
  if (size && size.width * size.height > maxPixels) return { ...known, memory: 0, missing: [] };
  const needsNone = header !== undefined || (kind === 'raw' && isServedByEmbedded(known, raw));
  return {
    ...known,
    memory: memoryFor({ file: known, bytes, header, raw }),
    missing: needsNone ? [] : missingFor(kind, tools),
  };
}

/** Of a drawing nothing is asked: the size it tells is no claim of pixels, for it is drawn as small as we like. */
const SILENT: Read = { metadata: {}, soundOnly: false };

/** Nothing, where sharp can't read it: `render` says why, unless another reader of its kind can. */
async function headerOf(file: string, kind: MediaKind, signal: AbortSignal): Promise<Header | undefined> {
  const doing = `Reading the header of a ${kind}`;
  const court = { file, folder: dirname(file), memory: 0, signal };
  try {
    return await readHeader(file).catch((error: unknown) => headerApart(error, file, doing, court));
  } catch (error) {
    if (error instanceof FaultError) return undefined;
    throw error;
  }
}
