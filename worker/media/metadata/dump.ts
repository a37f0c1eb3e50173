/**
 * All that a file says, as people read it: XMP apart from the rest. For an information panel, and bounded, because the
 * record holds it: somebody's megabyte of history is cut, and bytes are named by their number.
 */
import type { Metadata } from '../../../core/metadata.ts';
import type { Tags } from './exifTool.ts';

/** Of JSON, in characters. Cameras write up to 40 KB in all. */
const MAX_VALUE = 4096;
const MAX_DUMP = 128 * 1024;

/** Of exiftool, of our scratch file, derived from others, or of colour profiles and signatures: nobody reads those. */
const LEFT_OUT = /^(?:SourceFile|ExifTool|System|Composite|ICC-|CBOR|JUMBF|C2PA)/;
const BINARY = /^\(Binary data (\d+) bytes.*\)$/;

export function dumpOf(words: Tags): Pick<Partial<Metadata>, 'exif' | 'xmp'> {
  const told = Object.entries(words).filter(([name]) => !LEFT_OUT.test(name));
  const xmp = bounded(told.filter(([name]) => name.startsWith('XMP-')));
  const exif = bounded(told.filter(([name]) => !name.startsWith('XMP-')));
  return { ...(exif && { exif }), ...(xmp && { xmp }) };
}

function bounded(tags: readonly [name: string, value: unknown][]): Record<string, unknown> | undefined {
  const kept: [string, unknown][] = [];
  let room = MAX_DUMP;
  for (const [name, value] of tags) {
    const tag = [name, cut(value)] as [string, unknown];
    room -= JSON.stringify(tag).length;
    if (room >= 0) kept.push(tag);
  }
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** A text is cut; a list or a structure as large as that says nothing to people, and only its size is kept. */
function cut(value: unknown): unknown {
  if (typeof value !== 'string') return JSON.stringify(value).length > MAX_VALUE ? `${sizeOf(value)} entries` : value;
  const [, bytes] = BINARY.exec(value) ?? [];
  if (bytes !== undefined) return `${bytes} bytes`;
  return value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…`.toWellFormed() : value.toWellFormed();
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 1;
}
