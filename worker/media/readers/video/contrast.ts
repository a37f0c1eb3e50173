/** How much there is to see in a frame: 0 in a black or blank one, to 255. */
import { blame } from '../../blame.ts';
import { loadSharp } from '../../loadSharp.ts';

const SIDE = 64;

/** Between a tenth of the pixels that is darker and a tenth that is brighter: a title on black is still black. */
export async function contrast(frame: string): Promise<number> {
  const sharp = await loadSharp();
  const reading = sharp(frame).resize(SIDE, SIDE, { fit: 'fill' }).greyscale().raw().toBuffer();
  const small = await reading.catch(async (error: unknown) => {
    throw await blame(error, 'Looking at a frame of a film', frame);
  });
  const sorted = small.sort();
  const tenth = Math.floor(sorted.length / 10);
  return (sorted.at(-tenth) ?? 0) - (sorted.at(tenth) ?? 0);
}
