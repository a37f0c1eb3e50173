/** Builds the page where its sources have changed since it was built last. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const WEB = fileURLToPath(new URL('../../web', import.meta.url));

/** Gives the folder it lies in: files for any file server, with the origins still to be written in. */
export async function buildPage(): Promise<string> {
  await build({ root: WEB, logLevel: 'error' });
  return `${WEB}/dist`;
}
