/**
 * npm packages by the lockfile, installed by the Node they are for: an older Node's npm drops, without a word, the
 * optional packages whose `engines` exclude it, which is where sharp and others keep their binaries.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { findMissing, readLock, rememberInstall } from './installed.mjs';
import { locked } from './lock.mjs';
import { problem, run, say } from './run.mjs';

const NPM_FOR_OLD_NODE = 'npm@11';
const LEAST_NODE_BYTES = 1e6;
const QUIET = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

export async function installPackages(root) {
  if (findMissing(root) || !hasNode(root)) await locked(root, () => install(root));
}

async function install(root) {
  const missing = findMissing(root);
  // Another setup has done it while we waited for the lock.
  if (!missing && hasNode(root)) return;
  const lock = readLock(root);
  const wanted = lock['node_modules/node'].version;
  const scratch = join(root, '.setup');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch);
  try {
    const installer = await installerFor(root, scratch, wanted);
    if (missing) {
      const keys = Object.keys(lock).filter(Boolean);
      const progress = () =>
        `, ${keys.filter((key) => existsSync(join(root, key, 'package.json'))).length} of at most ${keys.length}`;
      say(`installing npm packages (${missing}); the first time this takes about a minute`);
      await npm(root, ['ci', '--ignore-scripts'], installer, progress);
    }
    for (const key of Object.keys(lock)) {
      if (lock[key].hasInstallScript && existsSync(join(root, key))) await build(root, key, wanted, installer);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const still = findMissing(root, { strict: false });
  if (still) throw problem(`npm ci in ${root} ended well, but ${still}: remove node_modules and try again`);
  rememberInstall(root);
  say('npm packages are installed');
}

/** A Node that is new enough and outlives node_modules, and the environment in which it comes first. */
async function installerFor(root, folder, version) {
  if (isOlder(version)) {
    say(`this is Node ${process.versions.node}; fetching Node ${version} to install with`);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
    const words = ['install', '--ignore-scripts=false', '--no-package-lock', `node@${version}`, NPM_FOR_OLD_NODE];
    await npm(folder, words, { node: process.execPath, env: process.env }, () => '');
    const bin = join(folder, 'node_modules', '.bin');
    return { node: join(bin, 'node'), env: { ...firstOnPath(bin), npm_execpath: '' } };
  }
  if (!isWithin(root)) return { node: process.execPath, env: process.env };
  // We run on the very Node that npm ci is about to remove.
  copyFileSync(process.execPath, join(folder, 'node'));
  return { node: join(folder, 'node'), env: firstOnPath(folder) };
}

/** Install scripts run by name, after the rest, so that the one that may fail (below) fails alone. */
async function build(root, key, wanted, installer) {
  const name = key.split('node_modules/').pop();
  if (name === 'node' && hasNode(root)) return;
  say(`running the install script of ${name}`);
  try {
    await npm(root, ['rebuild', '--ignore-scripts=false', name], installer, () => '');
  } catch (error) {
    if (name !== 'node' || isOlder(wanted) || isWithin(root)) throw error;
  }
  if (name !== 'node' || hasNode(root)) return;
  say(`npm has no Node ${wanted} for this system: using this one (${process.versions.node})`);
  mkdirSync(dirname(nodeFile(root)), { recursive: true });
  rmSync(nodeFile(root), { force: true });
  symlinkSync(process.execPath, nodeFile(root));
}

/** By the npm that started us, if one did; else by the first on PATH. */
async function npm(folder, words, { node, env }, progress) {
  const script = /npm-cli\.[cm]?js$/.test(env.npm_execpath || '') ? env.npm_execpath : '';
  const [command, first] = script ? [node, [script]] : ['npm', []];
  const code = await run(command, [...first, ...words, ...QUIET], { cwd: folder, env, progress });
  if (code === 0) return;
  throw problem(`npm ${words.join(' ')} in ${folder} failed with exit code ${code}: what it said stands above.`);
}

function firstOnPath(folder) {
  return { ...process.env, PATH: folder + delimiter + process.env.PATH };
}

function isOlder(wanted) {
  const major = (version) => Number(version.split('.')[0]);
  return major(process.versions.node) < major(wanted);
}

function isWithin(root) {
  return process.execPath.startsWith(join(realpathSync(root), 'node_modules') + sep);
}

function nodeFile(root) {
  return join(root, 'node_modules/node/bin/node');
}

/** Before its install script has run, the package holds no binary or a stub. */
function hasNode(root) {
  const file = nodeFile(root);
  return existsSync(file) && statSync(file).size > LEAST_NODE_BYTES;
}
