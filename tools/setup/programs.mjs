/** Native programs: looked for, and installed by the package managers we know. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROGRAMS } from './knownPrograms.mjs';
import { locked } from './lock.mjs';
import { problem, run, say } from './run.mjs';

const MANAGERS = {
  apt: {
    there: ['apt-get', ['--version']],
    needsRoot: true,
    commands: (packages) => [
      ['apt-get', 'update', '-q'],
      // Another installation may hold dpkg's lock (a fresh cloud machine updates itself when it starts).
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages],
    ],
  },
  brew: {
    there: ['brew', ['--version']],
    needsRoot: false,
    commands: (packages) => [['brew', 'install', ...packages]],
  },
  port: {
    there: ['port', ['version']],
    needsRoot: true,
    commands: (packages) => [['port', '-N', 'install', ...packages]],
  },
};

/** `optional`: what can't be installed is said, and the command that follows does without. */
export async function installPrograms(root, names, { optional = false } = {}) {
  const unknown = names.filter((name) => !Object.keys(PROGRAMS).includes(name));
  if (unknown.length) throw problem(`no such program in tools/setup/knownPrograms.mjs: ${unknown.join(', ')}`);
  if (!missingOf(names).length) return;
  try {
    await locked(root, () => install(missingOf(names)));
  } catch (error) {
    if (!optional || !error.expected) throw error;
    say(error.message);
  }
}

async function install(missing) {
  if (!missing.length) return;
  const what = missing.map((name) => `${name} (of ${PROGRAMS[name].of})`).join(', ');
  const manager = Object.keys(MANAGERS).find((name) => answers(...MANAGERS[name].there));
  if (!manager) throw problem(`missing: ${what}. Install them with this system's package manager, then try again.`);

  const { commands, needsRoot } = MANAGERS[manager];
  const packages = packagesOf(missing, manager);
  const plan = commands(packages);
  const isRoot = process.getuid && process.getuid() === 0;
  const sudo = needsRoot && !isRoot ? ['sudo', '-n'] : [];
  const byHand = plan.map((words) => [...sudo.slice(0, 1), ...words].join(' ')).join(' && ');
  if (sudo.length && !answers('sudo', ['-n', 'true'])) throw problem(`missing: ${what}. Install with: ${byHand}`);

  say(`missing: ${what}; running: ${byHand}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const carryOut = async (words) => {
    const [command, ...args] = [...sudo, ...words];
    const code = await run(command, args, { env });
    // A stale index may still do, and one dead source spoils the update alone: the installation decides.
    if (code !== 0) say(`${words.slice(0, 2).join(' ')} ended with exit code ${code}`);
  };
  for (const words of plan) await carryOut(words);
  // One package that this system does not have keeps all the others from being installed.
  if (packages.length > 1 && missingOf(missing).length) {
    for (const name of packagesOf(missingOf(missing), manager)) await carryOut(commands([name]).slice(-1)[0]);
  }
  const still = missingOf(missing);
  if (still.length) {
    throw problem(`still missing after ${byHand}: ${still.join(', ')}. Is something else of that name first on PATH?`);
  }
}

function packagesOf(names, manager) {
  return [...new Set(names.flatMap((name) => PROGRAMS[name][manager]))];
}

function missingOf(names) {
  return names.filter((name) => !isThere(name));
}

/** Anywhere on PATH: the first of that name may be something else. */
function isThere(program) {
  const { names = [program], ask, is } = PROGRAMS[program];
  const folders = (process.env.PATH || '').split(delimiter).filter(Boolean);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.some((file) => isExecutable(file) && is.test(output(file, ask)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // Not there, or not for us: the same to whoever would run it.
  }
}

/** Of both streams: some say on stderr what they are. */
function output(command, args) {
  const { stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10000 });
  return `${stdout || ''}\n${stderr || ''}`;
}

function answers(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
