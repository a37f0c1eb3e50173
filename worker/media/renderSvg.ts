/**
 * Draws an SVG in a process of its own: a small drawing can keep the renderer busy for ever, and nothing but the end of
 * its process stops it. The renderer is handed the text, not the file: a drawing without an address can load nothing,
 * neither from the network nor from its neighbours on disk.
 */
import { type ExecFileException, execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import { blame } from './blame.ts';
import { loadSharp } from './loadSharp.ts';
import { largestBox } from './previews.ts';

const SELF = fileURLToPath(import.meta.url);
/** A drawing is text; what is larger is data in disguise. */
const MAX_BYTES = 32 * 2 ** 20;
/** A bitmap of the largest box, however badly it compresses. */
const MAX_OUTPUT = 64 * 2 ** 20;
/** Beyond those that Node ends with by itself. */
const EXIT_FAULT = 20;

/** The drawing as PNG, no larger than the largest preview. `signal` ends its process, and throws its reason. */
export async function renderSvg(file: string, signal: AbortSignal): Promise<Buffer> {
  const { size } = await stat(file).catch(async (error: unknown) => {
    throw await blame(error, 'Opening an SVG', file);
  });
  if (size > MAX_BYTES) throw new FaultError('too-large', `An SVG of ${size} bytes; the limit is ${MAX_BYTES}.`);
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', maxBuffer: MAX_OUTPUT, env: {}, killSignal: 'SIGKILL', signal } as const;
    execFile(process.execPath, [SELF, file], options, (error, png, said) => {
      if (!error) resolve(png);
      else if (signal.aborted) reject(signal.reason);
      else explain(error, said.toString(), file).then(reject, reject);
    });
  });
}

async function explain(error: ExecFileException, said: string, file: string): Promise<Error> {
  const because = { cause: error };
  if (error.signal) return new FaultError('died', `The process drawing an SVG was ended by ${error.signal}.`, because);
  if (error.code === EXIT_FAULT) return blame(new Error(said), 'Drawing an SVG', file);
  return new OutageError('sharp', `Starting a process to draw an SVG failed: ${said || error.message}`, because);
}

async function draw(file: string): Promise<void> {
  const sharp = await loadSharp();
  const fit = { ...largestBox(), fit: 'inside', withoutEnlargement: true } as const;
  try {
    const png = await sharp(await readFile(file), { limitInputPixels: false })
      .resize(fit)
      .png({ compressionLevel: 1 })
      .toBuffer();
    process.stdout.write(png, () => process.exit());
  } catch (error) {
    process.stderr.write((error as Error).message, () => process.exit(EXIT_FAULT));
  }
}

if (import.meta.main) {
  // Our parent holds the other end: when it is gone, so is the reason to go on.
  process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume();
  await draw(process.argv[2]!);
}
