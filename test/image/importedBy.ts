/** Our own modules that a program runs, followed from import to import. */
import { readFile } from 'node:fs/promises';

export const PROJECT = new URL('../../', import.meta.url);

const IMPORTED = /(?<![.\w])(?:import|export)\b(?!\s+type\b)[^;'"]*'(\.{1,2}\/[^']+\.ts)'/g;
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Paths from the project's folder, the entries' own among them. Types are not run, so their imports are none. */
export async function importedBy(entries: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const open = entries.map((entry) => new URL(entry, PROJECT));
  for (let module = open.pop(); module; module = open.pop()) {
    const path = module.href.slice(PROJECT.href.length);
    if (found.has(path)) continue;
    found.add(path);
    const source = (await readFile(module, 'utf8')).replaceAll(COMMENT, '');
    for (const [, other = ''] of source.matchAll(IMPORTED)) open.push(new URL(other, module));
  }
  return [...found].sort();
}
