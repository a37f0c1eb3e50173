/** The API as a process of its own, in front of a library. */
import { fileURLToPath } from 'node:url';
import release from '../../package.json' with { type: 'json' };
import type { Sample } from './sampleOf.ts';
import { type Server, startServer } from './server.ts';

export interface ApiBench {
  account: string;
  sample: Sample;
  api: Server;
}

/** What npm would run, but for the looking whether all is installed. */
const [, COMMAND = ''] = release.scripts.api.split(' && ');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function startApi(account: string): Promise<Server> {
  const env = { PATH: process.env.PATH, IRONVIPER_STORAGE: account, IRONVIPER_API_PORT: '0' };
  return startServer('sh', ['-c', `cd "$0" && ${COMMAND}`, ROOT], env);
}
