/** What a file is, what it says of itself, whether we can show it, and what that will cost. Decodes no pixel. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FaultError } from '../../core/fault.ts';
import { blame } from './blame.ts';
import { type Identity, identify } from './identify/identify.ts';
import type { Inspection } from './media.ts';
import { memoryFor } from './memoryFor.ts';
import type { ExifTool } from './metadata/exifTool.ts';
import { readMetadata } from './metadata/readMetadata.ts';
import { missingFor, type Tool, type Tools } from './programs/tools.ts';
import { asItIs } from './readers/asItIs.ts';
import { isServedByEmbedded } from './readers/raw/isServedByEmbedded.ts';
import { memoryForRaw } from './readers/raw/memoryForRaw.ts';
import type { RawPreference } from './readers/reader.ts';
import { READERS } from './readers/readers.ts';
import { type Header, readHeader } from './readHeader.ts';
import { headerApart } from './salvage/judgeApart.ts';

type Size = NonNullable<Inspection['size']>;

export interface InspectOptions {
  maxPixels: number;
  raw: RawPreference;
  tools: Tools;
  exifTool: ExifTool;
  signal: AbortSignal;
}

export async function inspect(file: string, name: string, options: InspectOptions): Promise<Inspection> {
  const { size: bytes } = await stat(file).catch(async (error: unknown) => {
    throw await blame(error, 'Opening the file', file);
  });
  if (bytes === 0) throw new FaultError('empty', 'The file has no bytes.');
  const identity = await identify(file, name);
  const { kind } = identity;
  const nothing = { ...identity, metadata: {}, decodable: false, memory: 0, missing: [] };
  if (READERS[kind].length === 0) return nothing;
  if (kind === 'svg') return { ...nothing, decodable: true, memory: memoryFor(kind) };

  const { metadata, size, soundOnly } = await readMetadata(options.exifTool, file, name, kind, options.signal);
  if (soundOnly) return { ...nothing, metadata };
  const known = { ...nothing, metadata, missing: missingFor(kind, options.tools) };
  if (kind === 'raw') return { ...known, decodable: true, ...costOfRaw({ ...known, ...(size && { size }) }, options) };
  return READERS[kind].includes(asItIs)
    ? { ...known, ...(await inspectHeader(file, identity, options, size)) }
    : { ...known, decodable: true, ...costOf(kind, options, size) };
}

async function inspectHeader(file: string, { kind }: Identity, options: InspectOptions, said?: Size) {
  const reads = `Reading the header of a ${kind}`;
  const court = { file, folder: dirname(file), memory: 0, signal: options.signal };
  try {
    const header = await readHeader(file).catch((error: unknown) => headerApart(error, file, reads, court));
    return { decodable: true, ...costOf(kind, options, header, header) };
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    // TIFF is a family, and this may be a branch that only ImageMagick knows.
    if (kind === 'tiff')
      return { decodable: true, missing: lacking('convert', options), ...costOf(kind, options, said) };
    return { decodable: true };
  }
}

function lacking(tool: Tool, { tools }: InspectOptions): Tool[] {
  return tools[tool] ? [] : [tool];
}

/** Where the camera's own picture is enough, no program runs. */
function costOfRaw(known: Omit<Inspection, 'decodable'>, { maxPixels, raw }: InspectOptions) {
  const { size, missing } = known;
  const refused = size !== undefined && size.width * size.height > maxPixels;
  const needsNone = refused || isServedByEmbedded(known, raw);
  return { ...(size && { size }), memory: refused ? 0 : memoryForRaw(known, raw), missing: needsNone ? [] : missing };
}

/** What `render` refuses needs no memory; it is refused there, once its kind is known to the record. */
function costOf(kind: Identity['kind'], { maxPixels }: InspectOptions, size?: Size, header?: Header) {
  const refused = size !== undefined && size.width * size.height > maxPixels;
  return {
    ...(size && { size: { width: size.width, height: size.height } }),
    memory: refused ? 0 : memoryFor(kind, size, header),
  };
}
