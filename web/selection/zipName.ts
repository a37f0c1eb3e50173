/** What a zip of files is called: by the folder that all of them lie in. */
import { partsOf } from '../../core/names.ts';

export function zipName(names: readonly string[]): string {
  const folders = names.map((name) => partsOf(name).folder.split('/'));
  const shared = (folders[0] ?? []).filter((part, at, first) =>
    folders.every((folder) => first.slice(0, at + 1).every((each, i) => folder[i] === each)),
  );
  return `${shared.at(-1) || 'photos'}.zip`;
}
