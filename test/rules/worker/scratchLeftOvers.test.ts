/** What a killed converter leaves on disk is gone after the next start; what a living one has is not touched. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeFolder } from '../../../worker/removeFolder.ts';
import { openScratch } from '../../../worker/scratch.ts';

const ever = new AbortController().signal;
const SCRATCH = fileURLToPath(new URL('../../../worker/scratch.ts', import.meta.url));
const REMOVE = fileURLToPath(new URL('../../../worker/removeFolder.ts', import.meta.url));

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'scratch-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** A process that has borrowed a folder with a file in it, and keeps it until it is killed. */
async function holder(): Promise<{ kill(): Promise<void> }> {
  const script = `
    import { writeFile } from 'node:fs/promises';
    const { openScratch } = await import(${JSON.stringify(SCRATCH)});
    const scratch = await openScratch(${JSON.stringify(parent)}, 100);
    await scratch.borrow(1, new AbortController().signal, async (folder) => {
      await writeFile(folder + '/original', 'x');
      process.stdout.write('ready');
      await new Promise((resolve) => setTimeout(resolve, 2 ** 30));
    });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

const originals = async () =>
  (await readdir(parent, { recursive: true })).filter((path) => path.endsWith('/original')).length;

describe('a scratch folder whose owner', () => {
  test('was killed is gone after the next start, with its lock', async () => {
    await (await holder()).kill();
    expect(await originals()).toBe(1);
    const scratch = await openScratch(parent, 100);
    expect(await originals()).toBe(0);
    await scratch.remove();
    expect(await readdir(parent)).toEqual([]);
  });

  test('lives is not touched, by however many that start', async () => {
    const [one, other] = await Promise.all([holder(), holder()]);
    for (let start = 0; start < 3; start++) await (await openScratch(parent, 100)).remove();
    expect(await originals()).toBe(2);
    await one.kill();
    await Promise.all([openScratch(parent, 100), openScratch(parent, 100)]);
    expect(await originals()).toBe(1);
    await other.kill();
  });

  test('is this very process is not touched', async () => {
    const scratch = await openScratch(parent, 100);
    await scratch.borrow(1, ever, async (folder) => {
      await (await openScratch(parent, 100)).remove();
      await writeFile(join(folder, 'original'), 'x');
    });
  });
});

test('what only looks like scratch is not touched', async () => {
  await mkdir(join(parent, 'ironviper-scratch-by-hand'));
  await mkdir(join(parent, 'ironviper-library'));
  await writeFile(join(parent, 'ironviper-notes.lock'), 'mine');
  const before = await readdir(parent);
  await (await openScratch(parent, 100)).remove();
  expect(await readdir(parent)).toEqual(before);
});

describe('what a program did to its folder', () => {
  test('does not keep it: no right to write, no right to look', async () => {
    const folder = join(parent, 'job');
    await mkdir(join(folder, 'closed', 'inner'), { recursive: true });
    await writeFile(join(folder, 'closed', 'inner', 'file'), 'x');
    await symlink(tmpdir(), join(folder, 'link'));
    await chmod(join(folder, 'closed', 'inner', 'file'), 0o000);
    await chmod(join(folder, 'closed', 'inner'), 0o500);
    await chmod(join(folder, 'closed'), 0o000);
    await chmod(folder, 0o500);
    await removedByNobodySpecial(folder);
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
    await stat(tmpdir());
  });

  test('nor does a folder that is gone do any harm', async () => {
    await removeFolder(join(parent, 'nowhere'));
  });
});

/** Root may do everything, so root hands the folder and the work to somebody who may not. */
async function removedByNobodySpecial(folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return removeFolder(folder);
  const nobody = 65_534;
  const chown = spawn('chown', ['-R', '-h', `${nobody}`, parent], { stdio: 'inherit' });
  await once(chown, 'exit');
  const script = `
    const { removeFolder } = await import(${JSON.stringify(REMOVE)});
    process.setuid(${nobody});
    await removeFolder(${JSON.stringify(folder)});
  `;
  const remover = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' });
  expect(await once(remover, 'exit')).toEqual([0, null]);
}
