/**
 * A disk without room, for one process: a tiny tmpfs, mounted over a folder where that process alone sees it, which
 * needs no root (`unshare` makes a namespace in which we are). Where that is not allowed, or there is no Linux, what
 * Node's own writes to a full disk answer is answered at once.
 */
import { spawnSync } from 'node:child_process';
import type { ConverterOptions } from './process.ts';

const NAMESPACES = [
  ['unshare', '--mount'],
  ['unshare', '--map-root-user', '--mount'],
];

/** `room` is what is left: 8 KiB, which no picture's content fits in but the lock on a folder, or not even a folder's name. */
export function fullDisk(folder: string, room: 'folders' | 'none'): Pick<ConverterOptions, 'prefix' | 'nodeArguments'> {
  const mount = `mount -t tmpfs -o size=64k,nr_inodes=${room === 'folders' ? 1000 : 2} none "$0" || exit 99`;
  // The shell complains of the full disk that it was told to make.
  const junk = room === 'folders' ? 56 * 1024 : 1_000_000;
  const script = `${mount}; head -c ${junk} /dev/zero >"$0/junk" 2>&-; exec "$@"`;
  for (const namespace of NAMESPACES) {
    const prefix = [...namespace, 'sh', '-c', script, folder];
    if (spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0) return { prefix };
  }
  return { nodeArguments: ['--import', room === 'folders' ? NO_WRITE : NO_FOLDER] };
}

const ERROR = `Object.assign(new Error('ENOSPC: no space left on device'),{code:'ENOSPC',errno:-28})`;
const NO_WRITE = preload(`fs.write=fs.writev=(...all)=>all.at(-1)(${ERROR})`);
const NO_FOLDER = preload(`fs.promises.mkdtemp=()=>Promise.reject(${ERROR})`);

function preload(code: string): string {
  return `data:text/javascript,import fs from'node:fs';import{syncBuiltinESMExports}from'node:module';${code};syncBuiltinESMExports()`;
}
