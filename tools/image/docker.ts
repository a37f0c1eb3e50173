/** Docker, by its own client; another architecture needs QEMU, which Docker Desktop brings along. */
import { execa } from 'execa';
import { buildWords } from './buildWords.ts';
import type { Engine } from './engine.ts';
import { run } from './run.ts';

const env = { DOCKER_BUILDKIT: '1' };

export const docker: Engine = {
  name: 'docker',
  program: 'docker',
  env,
  async build(build) {
    await run('docker', ['build', '--platform', `linux/${build.arch}`, ...(await buildWords(build)), '.'], env);
  },
  async push(tags, reference) {
    const parts = tags.map((tag) => `${reference}-${tag.slice(tag.lastIndexOf(':') + 1)}`);
    for (const [index, part] of parts.entries()) {
      await run('docker', ['tag', tags[index]!, part], env);
      await run('docker', ['push', part], env);
    }
    // Each may be a list itself, of an image and of how it was made.
    await run('docker', ['buildx', 'imagetools', 'create', '--tag', reference, ...parts], env);
    const digest = ['buildx', 'imagetools', 'inspect', '--format', '{{.Manifest.Digest}}', reference];
    const { stdout } = await execa('docker', digest, { env });
    return stdout.trim();
  },
  async save(tag, file) {
    await run('docker', ['save', '--output', file, tag], env);
  },
};
