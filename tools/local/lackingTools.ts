/** What this machine lacks to convert every file, in words; nothing if it has it all. */
import { findTools, missingTools, TOOLS } from '../../worker/media/programs/tools.ts';

/** `path` is a list of folders, as in PATH. */
export async function lackingTools(path: string): Promise<string> {
  const missing = missingTools(await findTools(path));
  if (missing.length === 0) return '';
  const makers = [...new Set(missing.map((tool) => TOOLS[tool].of))].join(', ');
  const kinds = [...new Set(missing.flatMap((tool) => TOOLS[tool].serves))].join(', ');
  return (
    `This machine lacks ${missing.join(', ')}. Files that need them (${kinds}) wait in jobs-later: ` +
    `install ${makers}, then start again.`
  );
}
