/** Runs a program of FFmpeg over a film, and says in plain words what it complains of. */
import { FaultError } from '../../../../core/fault.ts';
import { type ProgramRun, runProgram, type Said } from '../../programs/runProgram.ts';

/** What an opened file may be read with: this demuxer and no other, by this protocol and no other, on one thread. */
export function inputOptions(demuxer: string): string[] {
  // External tracks are off unless asked for; asked not to, no build's own default matters.
  const own = demuxer === 'mov' ? ['-enable_drefs', '0'] : [];
  return ['-threads', '1', '-protocol_whitelist', 'file', ...own, '-f', demuxer];
}

export async function runFfmpeg(run: ProgramRun): Promise<Said> {
  return runProgram(run).catch((error: unknown) => {
    run.signal.throwIfAborted();
    throw inWords(error, run.doing);
  });
}

const NO_INDEX = /moov atom not found/;
const PIXELS = /exceeds specified max pixel count/;

/** Everything that is not the film's is thrown as it came. */
export function inWords(error: unknown, doing: string): unknown {
  if (!(error instanceof FaultError)) return error;
  const { code, message } = error;
  const because = { cause: error };
  if (PIXELS.test(message))
    return new FaultError('too-large', `${doing} failed: its frames have more pixels than the limit allows.`, because);
  if (NO_INDEX.test(message)) {
    const advice = 'Recording or copying it was broken off. Copy it again from where it was recorded.';
    return new FaultError('corrupt', `${doing} failed: the film has no index (moov). ${advice}`, because);
  }
  return new FaultError(code, plainly(message), because);
}

/** `[mov @ 0x55d0c1a3]`: where in its memory something lay differs from run to run. It says the same of every frame. */
function plainly(text: string): string {
  const lines = text.replaceAll(/ @ 0x[0-9a-f]+/g, '').split('\n');
  return [...new Set(lines)].join('\n');
}
