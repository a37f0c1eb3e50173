/** Which JSON of a folder tells of which picture: by Google's rules of naming, then by the titles in the JSON, then of which it is a copy. */
import { originalsOf } from './originalsOf.ts';
import { pairByName } from './pairByName.ts';
import { pairByTitle } from './pairByTitle.ts';
import { sidecarName } from './takeoutName.ts';

export interface Partners {
  /** By the names on the disk. Copies have the sidecar of their original. */
  sidecarOf: ReadonlyMap<string, string>;
  /** Sidecars of nothing that is here. */
  spare: ReadonlySet<string>;
}

/** `titleOf` is asked only where the names leave several possibilities or none. */
export async function partnersOf(
  entries: readonly string[],
  titleOf: (sidecar: string) => Promise<string | undefined>,
): Promise<Partners> {
  const media = entries.filter(isMedia);
  const sidecars = entries.filter((entry) => sidecarName(entry) !== undefined);
  if (sidecars.length === 0) return { sidecarOf: new Map(), spare: new Set() };
  const { sidecarOf, spare } = pairByName(media, sidecars);
  const alone = () => media.filter((file) => !sidecarOf.has(file));
  const add = (pairs: ReadonlyMap<string, string>) => {
    for (const [file, sidecar] of pairs) {
      sidecarOf.set(file, sidecar);
      spare.delete(sidecar);
    }
  };

  if (spare.size > 0 && alone().length > 0) add(pairByTitle(alone(), await titlesOf(spare, titleOf)));
  add(originalsOf(alone(), sidecarOf, spare));
  return { sidecarOf, spare };
}

async function titlesOf(
  sidecars: ReadonlySet<string>,
  titleOf: (sidecar: string) => Promise<string | undefined>,
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const sidecar of sidecars) {
    const title = await titleOf(sidecar);
    if (title) titles.set(sidecar, title);
  }
  return titles;
}

/** Google adds pages and tables of its own; whoever has kept the folder since, notes and edits. */
const NO_MEDIA = /\.(json|html?|csv|txt|xmp|aae)$/i;

export function isMedia(file: string): boolean {
  return !NO_MEDIA.test(file);
}
