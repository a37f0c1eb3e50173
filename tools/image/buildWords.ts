/** What a build is told by any of the programs that build. */
import { access } from 'node:fs/promises';
import type { Build } from './engine.ts';

const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';

/** Options, without the folder that is built. */
export async function buildWords({ target, tag, args }: Build): Promise<string[]> {
  const given = Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
  const what = ['--target', target, '--tag', tag, '--file', 'Dockerfile.converter'];
  return [...what, ...given, ...(await secrets())];
}

/** The certificates that this machine trusts, for networks that have some of their own. Nothing of a secret stays in the image. */
async function secrets(): Promise<string[]> {
  const file = process.env.NODE_EXTRA_CA_CERTS || AUTHORITIES;
  const there = await access(file).then(
    () => true,
    () => false,
  );
  return there ? ['--secret', `id=ca,src=${file}`] : [];
}
