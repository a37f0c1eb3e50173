/** RAW to pixels by one of the two programs, which take the same options, and what can be known of the result by its size. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../../../../core/fault.ts';
import { blame } from '../../blame.ts';
import { MAX_OUTPUT } from '../../programs/limited.ts';
import { runProgram } from '../../programs/runProgram.ts';
import type { Readable, Reading } from '../reader.ts';
import { doubtful } from './doubtful.ts';
import { endsEmpty } from './endsEmpty.ts';
import { headerOf } from './headerOf.ts';
import { halfIsEnough } from './showsEnough.ts';
import { sizeToRecord } from './sizeToRecord.ts';

export interface Developer {
  /** What it is called in messages. */
  name: string;
  developedBy: string;
  /** The program, and what makes it write to its standard output. */
  command: readonly string[];
}

/**
 * As TIFF, 8 bits, unturned, in the camera's white balance, in sRGB by primaries and curve. Interpolated by `-q 2`: a
 * quarter of the default's CPU, and what it lacks is lost when the picture is made smaller.
 */
const OPTIONS = ['-T', '-t', '0', '-w', '-o', '1', '-g', '2.4', '12.92', '-q', '2'];

/** Real ones have more than 0.6 bits a pixel, compressed as they may be; files whose pixels were cut off 0.01. */
const LEAST_BITS = 0.1;
const COMPLAINT = /corrupt|unexpected end|premature end|data error/i;

export async function develop(reading: Reading, { name, developedBy, command }: Developer): Promise<Readable> {
  const { file, folder, inspection, memory, signal } = reading;
  const doing = `Developing a RAW file with ${name}`;
  await refuseHollow(reading, doing);
  const half = halfIsEnough(inspection.size);
  const stdout = `${name}.tiff`;
  const options = half ? [...OPTIONS, '-h'] : OPTIONS;
  const limits = { memory, output: MAX_OUTPUT, folder, signal };
  const { stderr } = await runProgram({ name, command: [...command, ...options, file], doing, stdout, ...limits });
  const source = join(folder, stdout);
  const header = await headerOf(source, reading, doing, stderr);
  const size = inspection.size && sizeToRecord(header, inspection.size, half, doing);
  const partial = COMPLAINT.test(stderr) || (await endsEmpty(source, header));
  return {
    source,
    orientation: inspection.metadata.orientation ?? 1,
    developedBy,
    partial,
    ...(size && { full: size }),
    doubt: (picture, turn) => doubtful(picture, turn, reading, { doing, partial }),
  };
}

/** What has a header and no pixels is developed to anything. */
async function refuseHollow({ file, inspection }: Reading, doing: string): Promise<void> {
  if (!inspection.size) return;
  const { width, height } = inspection.size;
  const { size: bytes } = await stat(file).catch(async (error: unknown) => {
    throw await blame(error, doing, file);
  });
  if (bytes * 8 < width * height * LEAST_BITS)
    throw new FaultError(
      'corrupt',
      `${bytes} bytes can't hold the ${width}x${height} pixels that the RAW file claims.`,
    );
}
