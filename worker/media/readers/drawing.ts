/**
 * Draws an SVG in a process of its own: a small drawing can keep the renderer busy for ever, and nothing but the end of
 * its process stops it. The renderer is handed the text, not the file: a drawing without an address can load nothing,
 * neither from the network nor from its neighbours on disk.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FaultError } from '../../../core/fault.ts';
import { blame } from '../blame.ts';
import { DRAWINGS, loadSharp } from '../loadSharp.ts';
import { largestBox } from '../previews.ts';
import { runApart } from '../programs/runApart.ts';
import type { Reader } from './reader.ts';

const SELF = fileURLToPath(import.meta.url);
/** A drawing is text; what is larger is data in disguise. */
const MAX_BYTES = 32 * 2 ** 20;
/** A bitmap of the largest box, however badly it compresses. */
const MAX_OUTPUT = 64 * 2 ** 20;
const DRAWN = 'drawn.png';

/** As PNG, no larger than the largest preview. */
export const drawing: Reader = async ({ file, folder, memory, signal }) => {
  const { size } = await stat(file).catch(async (error: unknown) => {
    throw await blame(error, 'Opening an SVG', file);
  });
  if (size > MAX_BYTES) throw new FaultError('too-large', `An SVG of ${size} bytes; the limit is ${MAX_BYTES}.`);
  const limits = { memory, output: MAX_OUTPUT, folder, signal };
  await runApart({ module: SELF, args: [file], doing: 'Drawing an SVG', stdout: DRAWN, ...limits });
  return { source: join(folder, DRAWN), developedBy: 'sharp' };
};

async function draw(file: string): Promise<void> {
  const sharp = await loadSharp();
  sharp.unblock({ operation: [DRAWINGS] });
  const fit = { ...largestBox(), fit: 'inside', withoutEnlargement: true } as const;
  try {
    const png = await sharp(await readFile(file), { limitInputPixels: false })
      .resize(fit)
      .png({ compressionLevel: 1 })
      .toBuffer();
    process.stdout.write(png, () => process.exit());
  } catch (error) {
    process.stderr.write((error as Error).message, () => process.exit(1));
  }
}

if (import.meta.main) await draw(process.argv[2]!);
