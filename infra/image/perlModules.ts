/** The Perl modules that exiftool asks for, as this machine's Perl finds them, and all that Debian calls essential of it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { exiftoolPath } from 'exiftool-vendored';

const ASKED = /\b(?:use|require)\s+([A-Z]\w*(?:::\w+)*)/g;
/** Tries each, and prints what came with it; what is not installed exiftool does without. */
const LOAD = 'for (@ARGV) { eval "require $_" } print join "\\n", values %INC, @DynaLoader::dl_shared_objects';
/** The folder of the package perl-base: small modules may load others of it when they need them. */
const ESSENTIAL = 'for (@INC) { print if m{/perl-base$} }';

/** Absolute paths of files, and of one folder. */
export async function perlModules(): Promise<string[]> {
  const script = await exiftoolPath();
  const own = join(script, '../lib');
  const asked = new Set<string>();
  for (const file of [script, ...(await modulesIn(own))]) {
    for (const [, name = ''] of (await readFile(file, 'latin1')).matchAll(ASKED)) asked.add(name);
  }
  const [loaded, essential] = await Promise.all([
    execa('perl', ['-I', own, '-e', LOAD, ...asked]),
    execa('perl', ['-e', ESSENTIAL]),
  ]);
  const files = loaded.stdout.split('\n').filter((file) => file.startsWith('/') && !file.startsWith(own));
  return [essential.stdout, ...files].filter(Boolean);
}

async function modulesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith('.pm')).map((name) => join(folder, name));
}
