/** Asks ffprobe what a film is made of. */
import { FaultError } from '../../../../core/fault.ts';
import { OutageError } from '../../../../core/outage.ts';
import type { Reading } from '../reader.ts';
import { ENTRIES, type Film, filmOf } from './film.ts';
import { inputOptions, runFfmpeg } from './runFfmpeg.ts';

/** Throws `FaultError` if there is nothing in it to show, or more than we would decode. */
export async function probe(reading: Reading, demuxer: string, signal: AbortSignal): Promise<Film> {
  const { file, folder, memory, maxPixels, tools } = reading;
  if (!tools.ffprobe) throw new OutageError('ffprobe', 'Reading a film failed: ffprobe was not found.');
  const doing = "Reading a film's headers";
  const options = ['-v', 'error', ...inputOptions(demuxer), '-show_entries', ENTRIES, '-of', 'json'];
  const command = [tools.ffprobe, ...options, '-i', `file:${file}`];
  const { stdout } = await runFfmpeg({ name: 'ffprobe', command, doing, folder, memory, output: 0, signal });
  const film = understood(stdout, doing);
  if (!film) throw new FaultError('corrupt', `${doing} failed: there is no moving picture in it.`);
  for (const { width, height } of [film.stored, film.shown]) {
    if (width * height <= maxPixels) continue;
    throw new FaultError('too-large', `The video claims ${width}x${height} pixels; the limit is ${maxPixels}.`);
  }
  return film;
}

function understood(text: string, doing: string): Film | undefined {
  try {
    return filmOf(JSON.parse(text));
  } catch (cause) {
    throw new FaultError('corrupt', `${doing} failed: ffprobe's answer makes no sense.`, { cause });
  }
}
