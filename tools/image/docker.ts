/** Docker, by its own client; another architecture needs QEMU, which Docker Desktop brings along. */
import { execa } from 'execa';
import { authorities } from './authorities.ts';
import type { Engine } from './engine.ts';

const env = { DOCKER_BUILDKIT: '1' };
const shown = { stdin: 'ignore', stdout: process.stderr, stderr: 'inherit', env } as const;

export const docker: Engine = {
  name: 'docker',
  program: 'docker',
  env,
  async build({ target, arch, tag, args }) {
    const words = Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
    const what = ['--platform', `linux/${arch}`, '--target', target, '--tag', tag, '--file', 'Dockerfile.converter'];
    await execa('docker', ['build', ...what, ...words, ...(await authorities()), '.'], shown);
  },
  async push(tags, reference) {
    const parts = tags.map((tag) => `${reference}-${tag.slice(tag.lastIndexOf(':') + 1)}`);
    for (const [index, part] of parts.entries()) {
      await execa('docker', ['tag', tags[index]!, part], shown);
      await execa('docker', ['push', part], shown);
    }
    await execa('docker', ['manifest', 'create', '--amend', reference, ...parts], shown);
    const { stdout } = await execa('docker', ['manifest', 'push', '--purge', reference], { env });
    return stdout.trim();
  },
  async save(tag, file) {
    await execa('docker', ['save', '--output', file, tag], shown);
  },
};
