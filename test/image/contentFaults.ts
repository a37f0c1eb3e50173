/** What is in an image and should not be, and the other way round; each with what is said of it if there is nothing. */
import { basename } from 'node:path';
import lock from '../../package-lock.json' with { type: 'json' };
import type { Entry, Layer } from './savedImage.ts';

const SHELLS = /^(sh|ash|bash|dash|ksh|zsh|busybox|toybox)$/;
const BUILDERS = /^((.*-)?(gcc|g\+\+|cc|c\+\+|cpp|ld|as|clang)(-\d+)?|make|tcc|rustc|go|python[\d.]*|ruby)$/;
const INSTALLERS = /^(npm|npx|corepack|yarn|pnpm|apt|apt-get|dpkg|pip3?)$/;
const SECRETS =
  /^(run\/secrets\/.|(.*\/)?(\.npmrc|\.netrc|\.docker|\.aws|\.azure|\.ssh|\.git|.*\.env|id_[a-z0-9]+|.*\.(pfx|p12|key))$)/;
/** Scratch is mounted over the one, and the other holds what Node has compiled. */
const OPEN = /^(tmp|app\/\.cache(\/.*)?)$/;

export function contentFaults(layers: readonly Layer[]): Record<string, string[]> {
  // What a later layer takes away is pulled all the same.
  const entries = layers.flatMap((layer) => layer.entries);
  const files = entries.filter(({ mode }) => !mode.startsWith('d'));
  const called = (names: RegExp) =>
    pathsOf(files.filter(({ path, mode }) => mode[3] === 'x' && names.test(basename(path))));
  return {
    'has no shell': called(SHELLS),
    'has no compiler, and no other language than it needs': called(BUILDERS),
    'has nothing that installs': [...called(INSTALLERS), ...pathsOf(files.filter(isNpm))],
    'has no file that gives rights': pathsOf(files.filter(({ mode }) => /[sS]/.test(mode))),
    'can be written to by nobody, but where it must': pathsOf(entries.filter(isOpen)),
    'holds no secret': pathsOf(files.filter(({ path }) => SECRETS.test(path))),
    'has no package that only development needs': developers(entries),
    'has the terms of every package of Debian': untold(entries),
  };
}

function isNpm({ path }: Entry): boolean {
  return /(^|\/)node_modules\/(npm|corepack)\//.test(path);
}

/** A link is always open to all, and what it leads to is not. */
function isOpen({ mode, owner, path }: Entry): boolean {
  const open = mode[8] === 'w' || mode[5] === 'w' || owner !== '0/0';
  return open && !mode.startsWith('l') && !OPEN.test(path);
}

function developers(entries: readonly Entry[]): string[] {
  const there = new Set(entries.map(({ path }) => path.replace(/^app\//, '')));
  const packages = Object.entries(lock.packages as Readonly<Record<string, { dev?: boolean }>>);
  return packages.filter(([path, { dev }]) => dev && there.has(path)).map(([path]) => path);
}

const STATUS = 'var/lib/dpkg/status.d/';

function untold(entries: readonly Entry[]): string[] {
  const there = new Set(entries.map(({ path }) => path));
  const names = [...there].filter((path) => path.startsWith(STATUS)).map((path) => path.slice(STATUS.length));
  if (names.length === 0) return ['It says of no package of Debian that it has it.'];
  return names.filter((name) => !there.has(`usr/share/doc/${name}/copyright`));
}

function pathsOf(entries: readonly Entry[]): string[] {
  return entries.map(({ mode, owner, path }) => `${mode} ${owner} /${path}`);
}
