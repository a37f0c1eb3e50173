/** Tells whether node_modules is what the lockfile says, by content: times change with every checkout. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lockfile's packages by folder; `''` is the project itself. */
export function readLock(root) {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

/**
 * Why the packages must be installed, in a few words, or nothing. `strict` also wants the optional packages that seem
 * made for this machine: an older npm may have dropped them. Once an installation of ours has left them out, they are
 * not wanted here.
 */
export function findMissing(root, { strict = !isRemembered(root) } = {}) {
  const file = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return 'there are none yet';
  const wanted = readLock(root);
  const present = JSON.parse(readFileSync(file, 'utf8')).packages;
  for (const key of Object.keys(wanted).filter(Boolean)) {
    const want = wanted[key];
    const have = present[key];
    if (!have) {
      if (!want.optional || (strict && isForThisMachine(key, want))) return `${key} is missing`;
    } else if (have.version !== want.version || have.integrity !== want.integrity) {
      return `${key} is ${have.version}, not ${want.version}`;
    } else if (!existsSync(join(root, key, 'package.json'))) {
      return `${key} is gone`;
    }
  }
  return '';
}

export function rememberInstall(root) {
  writeFileSync(memory(root), lockHash(root));
}

function isRemembered(root) {
  return existsSync(memory(root)) && readFileSync(memory(root), 'utf8') === lockHash(root);
}

function memory(root) {
  return join(root, 'node_modules', '.setup-done');
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Not every package of a C library says so in `libc`; all say so in their names. */
function isForThisMachine(key, { os, cpu }) {
  if (!os?.includes(process.platform) || (cpu && !cpu.includes(process.arch))) return false;
  return process.platform !== 'linux' || key.includes('musl') === isMusl();
}

function isMusl() {
  return existsSync('/lib') && readdirSync('/lib').some((name) => name.startsWith('libc.musl-'));
}
