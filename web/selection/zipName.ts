/** What a zip of files is called: by the folder that all of them lie in. */
import { partsOf } from '../../core/names.ts';

export function zipName(names: readonly string[]): string {
  const folders = names.map((name) => partsOf(name).folder);
  let shared = folders[0] ?? '';
  while (shared && !folders.every((folder) => `${folder}/`.startsWith(`${shared}/`))) shared = partsOf(shared).folder;
  return `${shared.slice(shared.lastIndexOf('/') + 1) || 'photos'}.zip`;
}
