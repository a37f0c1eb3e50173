/** The settings of a converter elsewhere, by what a user runs for them: a signature, and never the key. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { localAccount, type Ports } from '../../tools/terminal/account.ts';

const TOOL = fileURLToPath(new URL('../../tools/worker-env.ts', import.meta.url));

let count = 0;

/** Path of a new file in `folder`. */
export async function settingsFile(
  folder: string,
  ports: Ports,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const env = { PATH: process.env.PATH, IRONVIPER_STORAGE: localAccount(ports), ...settings };
  const { stdout } = await execa(process.execPath, [TOOL, '--days', '1'], { env, extendEnv: false });
  if (stdout.includes('AccountKey')) throw new Error('npm run worker-env has printed a key.');
  count += 1;
  const file = join(folder, `worker-${count}.env`);
  await writeFile(file, stdout, { mode: 0o600 });
  return file;
}
