/** Reads the JSON that Takeout puts beside a picture. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { whyUnread } from '../whyUnread.ts';

const Time = z.object({ timestamp: z.coerce.string() });
const Place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
/** One that is none tells nothing, but the time beside it does. */
const SomePlace = Place.optional().catch(undefined);

/** An album's JSON has a title as well, but neither of these times. */
const Sidecar = z
  .object({
    title: z.string().catch(''),
    photoTakenTime: Time.optional(),
    /** When it came to Google, which is no time of capture. */
    creationTime: Time.optional(),
    geoData: SomePlace,
    geoDataExif: SomePlace,
  })
  .refine(({ photoTakenTime, creationTime }) => photoTakenTime ?? creationTime);

export type Sidecar = z.infer<typeof Sidecar>;

/** `foreign`: whatever it is, it does not tell of a picture. Or the reason why nobody can tell. */
export type ReadSidecar = Sidecar | 'foreign' | { reason: string };

/** Real ones have a few KiB. */
const MOST_BYTES = 2 ** 20;

export async function readSidecar(path: string): Promise<ReadSidecar> {
  const text = await readText(path).catch((error: Error) => error);
  if (text instanceof Error) return { reason: await whyUnread(path, text) };
  if (text === undefined) return 'foreign';
  try {
    const sidecar = Sidecar.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
    return sidecar.success ? sidecar.data : 'foreign';
  } catch (error) {
    if (error instanceof SyntaxError)
      return { reason: 'It is no JSON: Google, or what unpacked it, has lost some of it.' };
    throw error;
  }
}

/** Nothing of what is too large, or no file: a pipe would keep its reader waiting for ever. */
async function readText(path: string): Promise<string | undefined> {
  const found = await stat(path);
  return found.isFile() && found.size <= MOST_BYTES ? readFile(path, 'utf8') : undefined;
}
