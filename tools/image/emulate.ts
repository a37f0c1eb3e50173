/** Has the kernel run programs of another architecture by QEMU. */
import { access, readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { OutageError } from '../../core/outage.ts';
import type { Arch } from './plan.ts';

const REGISTER = '/proc/sys/fs/binfmt_misc';
const QEMU: Readonly<Record<Arch, string>> = { amd64: 'qemu-x86_64', arm64: 'qemu-aarch64' };
const OWN: Readonly<Partial<Record<NodeJS.Architecture, Arch>>> = { x64: 'amd64', arm64: 'arm64' };

/** The architecture of this machine, if it is one of ours. */
export const ownArch = OWN[process.arch];

/** Nothing, for this machine's own. Throws an `OutageError` that says what to install. */
export async function emulate(arch: Arch): Promise<void> {
  // Docker Desktop brings its own.
  if (arch === ownArch || process.platform !== 'linux') return;
  const entry = `${REGISTER}/${QEMU[arch]}`;
  const mounted = await access(`${REGISTER}/status`).then(
    () => true,
    () => false,
  );
  if (!mounted) await execa('mount', ['-t', 'binfmt_misc', 'binfmt_misc', REGISTER], { reject: false });
  if (await isEnabled(entry)) return;
  await execa('update-binfmts', ['--enable', QEMU[arch]], { reject: false });
  if (await isEnabled(entry)) return;
  throw new OutageError(
    'emulation',
    `This machine can't run programs for ${arch}: ${entry} is not there. As root, on Debian: ` +
      'apt-get install -y --no-install-recommends qemu-user-static binfmt-support',
  );
}

async function isEnabled(entry: string): Promise<boolean> {
  const text = await readFile(entry, 'utf8').catch(() => '');
  return text.startsWith('enabled');
}
