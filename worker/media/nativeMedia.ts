/** Media by the programs of this machine: sharp for what it reads, exiftool for metadata, others for the rest. */

import { inspect } from './inspect.ts';
import { inTime } from './inTime.ts';
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
  const { fileSeconds } = options;
  return {
    inspect: (file, name, stop) =>
      inTime(fileSeconds, stop, 'Looking at the file', (signal) =>
        inspect(file, name, { ...options, exifTool, signal }),
      ),
    render: (file, inspection, turn, { signal: stop, memory }) =>
      inTime(fileSeconds, stop, `Rendering a ${inspection.kind}`, (signal) =>
        render(file, inspection, turn, { ...options, signal, memory }),
      ),
    close: () => exifTool.close(),
  };
}
