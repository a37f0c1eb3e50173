/** Media by the programs of this machine: sharp for what it reads, exiftool for metadata, others for the rest. */
import { inspect } from './inspect.ts';
import { loadSharp } from './loadSharp.ts';
import type { Media } from './media.ts';
import { startExifTool } from './metadata/exifTool.ts';
import type { Tools } from './programs/tools.ts';
import type { RawPreference } from './readers/reader.ts';
import { render } from './render.ts';

export interface NativeOptions {
  /** Pixels a header may claim. */
  maxPixels: number;
  /** What one file may take. */
  fileSeconds: number;
  raw: RawPreference;
  /** What was there when the converter started. */
  tools: Tools;
}

/** Throws `OutageError` if sharp or exiftool will not start. */
export async function nativeMedia(options: NativeOptions): Promise<Media> {
  await loadSharp();
  const exifTool = await startExifTool();
  return {
    inspect: (file, name, signal) => inspect(file, name, { ...options, exifTool, signal }),
    render: (file, inspection, turn, bounds) => render(file, inspection, turn, { ...options, ...bounds }),
    close: () => exifTool.close(),
  };
}
