/** buildah and podman, with a store of their own and settings that also hold where there is no systemd and no registry. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { OutageError } from '../../core/outage.ts';
import { buildWords } from './buildWords.ts';
import { emulate } from './emulate.ts';
import type { Engine } from './engine.ts';
import { run } from './run.ts';
import { baseFor } from './standIn.ts';

/** Not in memory, as /tmp may be, and kept from one day to the next. */
const HOME = '/var/tmp/ironviper-images';
const NEEDED = ['buildah', 'podman', 'runc'];

/** `noDocker`: why it is not Docker. Throws an `OutageError` that says what to install. */
export async function openBuildah(noDocker = 'it is not installed'): Promise<Engine> {
  for (const program of NEEDED) {
    const { failed } = await execa(program, ['--version'], { reject: false });
    if (failed) throw new OutageError(program, missing(noDocker));
  }
  const env = await prepare();
  return {
    name: 'buildah',
    program: 'podman',
    env,
    async build(build) {
      const { arch, args, published } = build;
      await emulate(arch);
      const NODE_IMAGE = await baseFor(arch, { env, folder: HOME, published });
      const words = await buildWords({ ...build, args: { ...args, NODE_IMAGE } });
      await run('buildah', ['build', ...HOW, '--arch', arch, ...words, '.'], env);
    },
    async push(tags, reference) {
      const list = `localhost/pushed-${process.pid}`;
      const digest = join(HOME, `digest-${process.pid}`);
      await run('buildah', ['manifest', 'create', list], env);
      try {
        for (const tag of tags) await run('buildah', ['manifest', 'add', list, `containers-storage:${tag}`], env);
        const where = [...plainFor(reference), '--digestfile', digest, list, `docker://${reference}`];
        await run('buildah', ['manifest', 'push', '--all', ...where], env);
        return (await readFile(digest, 'utf8')).trim();
      } finally {
        await rm(digest, { force: true });
        await execa('buildah', ['manifest', 'rm', list], { env, reject: false });
      }
    },
    async save(tag, file) {
      await run('podman', ['save', '--quiet', '--output', file, tag], env);
    },
  };
}

function missing(noDocker: string): string {
  return `Images are built by Docker, which does not answer here (${noDocker}), or by buildah, podman and runc, of which not all are here.
On Debian: apt-get install -y --no-install-recommends buildah podman runc debootstrap qemu-user-static binfmt-support`;
}

/** The health check is not in the format that buildah writes by itself. */
const HOW = ['--isolation', 'chroot', '--network', 'host', '--layers', '--pull-never', '--format', 'docker'];

/** Gives the environment that makes both programs use it. */
async function prepare(): Promise<Record<string, string>> {
  const file = (name: string) => join(HOME, name);
  // The images of its owner, and settings that name programs: nobody else's to write.
  await mkdir(HOME, { recursive: true, mode: 0o700 });
  const { uid, mode } = await stat(HOME);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
    throw new OutageError('images', `${HOME} is not this user's alone: remove it, or have its owner do so.`);
  for (const folder of ['storage', 'run', 'tmp']) await mkdir(file(folder), { recursive: true });
  const { stdout: files } = await execa('sh', ['-c', 'ulimit -Hn']);
  const storage = { driver: 'overlay', graphroot: file('storage'), runroot: file('run') };
  const engine = { runtime: 'runc', cgroup_manager: 'cgroupfs', events_logger: 'file' };
  await writeFile(file('storage.conf'), `[storage]\n${toml(storage)}`);
  // podman asks for more than it may have where it is not told; crun knows no hybrid of both kinds of control groups.
  const limits = `[containers]\ndefault_ulimits = ["nofile=${files}:${files}", "nproc=4096:4096"]\n`;
  await writeFile(file('containers.conf'), `${limits}[engine]\n${toml(engine)}`);
  return {
    CONTAINERS_STORAGE_CONF: file('storage.conf'),
    CONTAINERS_CONF: file('containers.conf'),
    TMPDIR: file('tmp'),
  };
}

function toml(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} = "${value}"\n`)
    .join('');
}

/** A registry on this machine speaks no TLS. */
function plainFor(reference: string): string[] {
  return /^(localhost|127\.[\d.]+)[:/]/.test(reference) ? ['--tls-verify=false'] : [];
}
