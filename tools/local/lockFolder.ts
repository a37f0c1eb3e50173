/** One stack a folder: Azurite takes no lock, and two of them on one folder would ruin it. */
import { spawnSync } from 'node:child_process';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OutageError } from '../../core/outage.ts';

export interface FolderLock {
  /** The folder is in use while this process lives, even if we are gone: a storage left alone still saves. */
  alsoWhile(pid: number): void;
  release(): void;
}

/** A process; its start tells it from a later one that was given the same number. */
interface Owner {
  pid: number;
  started: string;
}

/** As long as Azurite may take to save. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 200;

/** Throws `OutageError` if another stack has the folder; waits for what one that is gone left saving. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock');
  const us = ownerOf(process.pid);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify([us]));
  try {
    for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(LOOK_AGAIN_MS)) {
      if (linkIfFree(draft, file)) break;
      const owners = JSON.parse(readIfThere(file) || '[]') as Owner[];
      const [first] = owners.filter((owner) => owner.started && ownerOf(owner.pid).started === owner.started);
      // Two that come upon the same dead lock at the same moment: the ports keep the second one out.
      if (first === undefined) rmSync(file, { force: true });
      else if (first.pid === owners[0]?.pid || Date.now() > deadline) throw inUse(folder, first.pid);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    alsoWhile(pid) {
      writeFileSync(draft, JSON.stringify([us, ownerOf(pid)]));
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

function inUse(folder: string, pid: number): OutageError {
  return new OutageError(
    'folder',
    `ironviper is running on ${folder} already (process ${pid}). Use that one, stop it with Ctrl-C, ` +
      'or give this one a folder and ports of its own: see npm start -- --help.',
  );
}

/** `started` is empty if there is no such process, or only what is left of one until its parent has looked. */
function ownerOf(pid: number): Owner {
  if (process.platform !== 'linux') {
    return { pid, started: spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() };
  }
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  // After the name in brackets, which may hold anything: the state, ... and the ticks from the machine's start to its own.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const boot = readIfThere('/proc/sys/kernel/random/boot_id') ?? '';
  return { pid, started: fields[0] !== 'Z' && fields[19] ? `${boot.trim()} ${fields[19]}` : '' };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // ESRCH: the process ended between the opening of its file and the reading.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Appears whole, or not at all if there is one already. */
function linkIfFree(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
