/** Whether a JSON text is one of those that tell of photos: Google Takeout's, and what exiftool prints. */
import { z } from 'zod';

const Time = z.object({ timestamp: z.string() });
const Album = z.object({ title: z.string(), date: Time });

/** As Takeout has written them since 2018: beside a photo, and in an album's folder, in two versions. */
const Photo = z.object({ photoTakenTime: Time });
const AlbumOfOld = z.object({ albumData: Album });
/** `exiftool -json`, plain, with groups as names, with groups as objects. */
const Dump = z.tuple([z.looseObject({ SourceFile: z.string() })], z.unknown());

const Known = z.union([Photo, Album, AlbumOfOld, Dump]);

export function isTakeout(text: string): boolean {
  try {
    return Known.safeParse(JSON.parse(text.replace(/^\ufeff/, ''))).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
