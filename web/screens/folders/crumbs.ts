/** The folders that a folder lies in, as a way back up. */
import { partsOf } from '../../../core/names.ts';

interface Crumb {
  path: string;
  /** What its path adds to that of the folder it lies in, as the API names folders. */
  name: string;
}

/** From the top down, the folder itself last; none for the root. */
export function crumbsOf(path: string): Crumb[] {
  const crumbs: Crumb[] = [];
  for (let at = path; at !== ''; ) {
    const parent = partsOf(at).folder;
    const name = parent === '' ? at : at.slice(parent.length + 1);
    crumbs.unshift({ path: at, name: name || '/' });
    at = parent;
  }
  return crumbs;
}

/** The last of many, and the one above them, which leads to the others. */
export function lastCrumbs(crumbs: readonly Crumb[], most: number): { above?: Crumb; shown: readonly Crumb[] } {
  if (crumbs.length <= most) return { shown: crumbs };
  const shown = crumbs.slice(1 - most);
  const above = crumbs[crumbs.length - most];
  return above ? { above, shown } : { shown };
}
