/** One frame of a film as a file that sharp reads: unturned, its pixels square, no larger than the largest preview. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FaultError } from '../../../../core/fault.ts';
import { OutageError } from '../../../../core/outage.ts';
import { blame } from '../../blame.ts';
import type { Reading } from '../reader.ts';
import type { Film } from './film.ts';
import { filters, isHighRange } from './filters.ts';
import type { Moment } from './moments.ts';
import { inputOptions, inWords, runFfmpeg } from './runFfmpeg.ts';

export interface Frame {
  /** Absolute path of an uncompressed TIFF. */
  file: string;
  /** False: the decoder had to guess some of it. */
  whole: boolean;
}

export interface Taking {
  reading: Reading;
  demuxer: string;
  film: Film;
  signal: AbortSignal;
}

/** An uncompressed frame of the largest box has 12 MiB. */
const MAX_OUTPUT = 32 * 2 ** 20;
/** What is read of a film in search of its frame: a stream without frames has no end. */
const SECONDS = 5;
const GUESSED = /corrupt decoded frame/;

/** Throws `FaultError` if there is no such frame. */
export async function takeFrame(taking: Taking, moment: Moment, name: string): Promise<Frame> {
  if (!isHighRange(taking.film)) return take(taking, moment, `${name}.tif`, false);
  return take(taking, moment, `${name}-toned.tif`, true).catch((error: unknown) => {
    if (!(error instanceof FaultError) || taking.signal.aborted) throw error;
    return take(taking, moment, `${name}.tif`, false);
  });
}

async function take(taking: Taking, moment: Moment, stdout: string, toned: boolean): Promise<Frame> {
  const { reading, demuxer, film, signal } = taking;
  const { file, folder, memory, maxPixels, tools } = reading;
  if (!tools.ffmpeg) throw new OutageError('ffmpeg', 'Taking a frame failed: ffmpeg was not found.');
  const doing = `Taking a frame of a ${film.stored.width}x${film.stored.height} film`;
  const command = [
    ...[tools.ffmpeg, '-v', 'warning', '-nostdin', '-noautorotate', '-an', '-sn', '-dn'],
    // At the start, seeking helps nobody, and fails in streams that can't be sought in.
    ...(moment.at > 0 ? ['-ss', moment.at.toFixed(3), '-noaccurate_seek'] : []),
    // What the headers claim was looked at before; what the stream itself holds may be larger.
    ...['-t', String(SECONDS), '-max_pixels', padded(maxPixels), ...inputOptions(demuxer), '-i', `file:${file}`],
    ...['-map', `0:${film.stream}`, '-frames:v', '1', '-filter_threads', '1', '-vf', filters(film, moment, toned)],
    ...['-c:v', 'tiff', '-compression_algo', 'raw', '-f', 'image2pipe', 'pipe:1'],
  ];
  const run = { name: 'ffmpeg', command, doing, folder, memory, output: MAX_OUTPUT, signal, stdout };
  const { stderr } = await runFfmpeg(run);
  const frame = join(folder, stdout);
  const { size } = await stat(frame).catch(async (error: unknown) => {
    throw await blame(error, doing, frame);
  });
  // It is content with nothing at all, and says what went wrong only in words.
  if (size === 0) throw inWords(await blame(new Error(stderr || 'there is none'), doing, undefined, folder), doing);
  return { file: frame, whole: !GUESSED.test(stderr) };
}

/** Decoders count the edges that they pad a frame with, and pads of their own: 160x120 was seen to count as 320x280. */
function padded(pixels: number): string {
  return String(Math.ceil(pixels * 1.1) + 2 ** 18);
}
