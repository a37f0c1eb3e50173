/** Builds the page, where its sources have changed since it was built last. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WEB = join(ROOT, 'web');
const DIST = join(WEB, 'dist');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
const run = promisify(execFile);
/** What it was built of; a file server may hand it out. */
const STAMP = 'built-of.txt';

/** Gives the folder it lies in: files for any file server, with the origins still to be written in. */
export async function buildPage(): Promise<string> {
  const sources = await sourcesHash();
  if ((await builtOf(DIST)) === sources) return DIST;
  await clearUnfinished();
  // Beside it, and then in its place at once: several programs may be at this, and find it half done.
  const made = `${DIST}-${process.pid}`;
  await viteBuild(made);
  await writeFile(join(made, STAMP), sources);
  while (!(await isPutAt(DIST, made))) {
    // Another program was faster, and may be reading it already: what it has put there is the same.
    if ((await builtOf(DIST)) === sources) break;
    const old = `${made}-old`;
    await rename(DIST, old).catch(ifCode('ENOENT'));
    await rm(old, { recursive: true, force: true });
  }
  await rm(made, { recursive: true, force: true });
  return DIST;
}

/** False: there is something already. */
async function isPutAt(place: string, folder: string): Promise<boolean> {
  try {
    await rename(folder, place);
    return true;
  } catch (error) {
    ifCode('ENOTEMPTY', 'EEXIST')(error as NodeJS.ErrnoException);
    return false;
  }
}

/** What programs have left that were ended before their page was in its place. */
async function clearUnfinished(): Promise<void> {
  for (const name of await readdir(WEB)) {
    const [, pid] = /^dist-(\d+)(?:-old)?$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(WEB, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** In a process of its own: who only serves the page is spared Vite, and a test's NODE_ENV would make it a page to debug. */
async function viteBuild(outDir: string): Promise<void> {
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production' };
  try {
    await run(process.execPath, [VITE, 'build', WEB, '--outDir', outDir, '--logLevel', 'error'], { env });
  } catch (cause) {
    const { stderr, message } = cause as Error & { stderr?: string };
    throw new Error(`The page could not be built of ${WEB}: ${stderr || message}`, { cause });
  }
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  // What of core/ the page is made of is not known before it is built.
  for (const folder of ['web', 'core']) {
    const files = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    for (const path of paths.filter((each) => !each.startsWith(DIST)).sort()) {
      hash.update(`${path}\n`).update(await readFile(path));
    }
  }
  return hash.update(await readFile(join(ROOT, 'package-lock.json'))).digest('hex');
}

async function builtOf(folder: string): Promise<string | undefined> {
  return await readFile(join(folder, STAMP), 'utf8').catch(ifCode('ENOENT'));
}

function ifCode(...codes: string[]) {
  return (error: NodeJS.ErrnoException): undefined => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
