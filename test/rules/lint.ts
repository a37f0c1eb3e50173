/** Lints small made-up files, laid out like the project, by the project's own Biome configuration, in one run. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONFIGURATION = ['biome.json', 'biome.layers.json', 'biome.grit', '.gitignore'];
const BIOME = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

const Report = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

/** What Biome says of each line, as `rule: message`, by `file:line`. */
export async function lint(files: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-lint-'));
  try {
    for (const name of CONFIGURATION) await copyFile(join(ROOT, name), join(folder, name));
    for (const [name, lines] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), `${lines.join('\n')}\n`);
    }
    return byLine(Report.parse(JSON.parse(await reportOf(folder))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reportOf(folder: string): Promise<string> {
  const words = [BIOME, 'lint', '--reporter=json', '--max-diagnostics=none'];
  try {
    return (await promisify(execFile)(process.execPath, words, { cwd: folder, maxBuffer: 1e8 })).stdout;
  } catch (error) {
    // Biome ends with 1 where it found something: the report is there all the same.
    if (error instanceof Error && 'stdout' in error && 'code' in error && error.code === 1) return String(error.stdout);
    throw error;
  }
}

function byLine({ diagnostics }: z.infer<typeof Report>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { category, message, location } of diagnostics) {
    const place = `${location.path}:${location.start.line}`;
    found.set(place, [...(found.get(place) ?? []), `${category}: ${message}`]);
  }
  return found;
}
