/** Native programs: how each is recognised, and what it is called by the package managers we know. */
import { spawnSync } from 'node:child_process';
import { locked } from './lock.mjs';
import { problem, run, say } from './run.mjs';

/** `is` is looked for in the program's answer: something else may go by its name. */
const PROGRAMS = {
  convert: {
    of: 'ImageMagick',
    ask: ['-version'],
    is: /^Version: ImageMagick \d/m,
    apt: 'imagemagick',
    brew: 'imagemagick',
    port: 'ImageMagick',
  },
  vipsthumbnail: {
    of: 'libvips',
    ask: ['--vips-version'],
    is: /^libvips \d/m,
    apt: 'libvips-tools',
    brew: 'vips',
    port: 'vips',
  },
};

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

export async function installPrograms(root, names) {
  const unknown = names.filter((name) => !Object.keys(PROGRAMS).includes(name));
  if (unknown.length) throw problem(`no such program in tools/setup/programs.mjs: ${unknown.join(', ')}`);
  if (missingOf(names).length) await locked(root, () => install(missingOf(names)));
}

async function install(missing) {
  if (!missing.length) return;
  const what = missing.map((name) => `${name} (of ${PROGRAMS[name].of})`).join(', ');
  const manager = Object.keys(MANAGERS).find((name) => answers(...MANAGERS[name].there));
  if (!manager) throw problem(`missing: ${what}. Install them with this system's package manager, then try again.`);

  const { commands, needsRoot } = MANAGERS[manager];
  const plan = commands([...new Set(missing.map((name) => PROGRAMS[name][manager]))]);
  const isRoot = process.getuid && process.getuid() === 0;
  const sudo = needsRoot && !isRoot ? ['sudo', '-n'] : [];
  const byHand = plan.map((words) => [...sudo.slice(0, 1), ...words].join(' ')).join(' && ');
  if (sudo.length && !answers('sudo', ['-n', 'true'])) throw problem(`missing: ${what}. Install with: ${byHand}`);

  say(`missing: ${what}; running: ${byHand}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of plan) {
    const [command, ...args] = [...sudo, ...words];
    const code = await run(command, args, { env });
    // A stale index may still do, and one dead source spoils the update alone: the installation decides.
    if (code !== 0) say(`${words.slice(0, 2).join(' ')} ended with exit code ${code}`);
  }
  const still = missingOf(missing);
  if (still.length) {
    throw problem(`still missing after ${byHand}: ${still.join(', ')}. Is something else of that name first on PATH?`);
  }
}

function missingOf(names) {
  return names.filter((name) => !PROGRAMS[name].is.test(output(name, PROGRAMS[name].ask)));
}

function output(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', timeout: 10000 }).stdout || '';
}

function answers(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
