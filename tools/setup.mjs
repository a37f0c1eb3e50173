/**
 * Installs what a command needs and this machine lacks: npm packages by the lockfile, then the programs, or groups of
 * programs, named as arguments; with `--if-possible`, programs that can't be installed are only said. It is what every
 * npm script runs first, on whatever Node the machine has (14.18 or newer), so it is plain JavaScript without
 * dependencies. It writes to stderr alone: stdout belongs to the command that follows.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GROUPS } from './setup/knownPrograms.mjs';
import { installPackages } from './setup/packages.mjs';
import { installPrograms } from './setup/programs.mjs';
import { problem } from './setup/run.mjs';

const OPTIONAL = '--if-possible';

async function setup() {
  if (process.platform === 'win32') throw problem('Windows is not supported: use Linux, macOS or WSL 2.');
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  await installPackages(root);
  const words = process.argv.slice(2);
  const names = words.filter((word) => word !== OPTIONAL).flatMap((word) => GROUPS[word] || word);
  await installPrograms(root, names, { optional: words.includes(OPTIONAL) });
}

setup().catch((error) => {
  process.stderr.write(`setup: ${error.expected ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
