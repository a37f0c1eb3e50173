/** The certificates that this machine trusts, for networks that have some of their own: npm in a build trusts them too. */
import { access } from 'node:fs/promises';

const USUAL = '/etc/ssl/certs/ca-certificates.crt';

/** Options of a build. Nothing of a secret stays in the image. */
export async function authorities(): Promise<string[]> {
  const file = process.env.NODE_EXTRA_CA_CERTS || USUAL;
  const there = await access(file).then(
    () => true,
    () => false,
  );
  return there ? ['--secret', `id=ca,src=${file}`] : [];
}
