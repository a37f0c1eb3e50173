/** Lets one setup at a time install: two commands started together must not both empty node_modules. */
import { accessSync, constants, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, say } from './run.mjs';

const LOOK_AGAIN_MS = 300;

export async function locked(root, work) {
  try {
    accessSync(root, constants.W_OK);
  } catch (error) {
    throw problem(`something is missing, and this user may not write to ${root} to install it (${error.code})`);
  }
  const lock = join(root, '.setup.lock');
  const mine = `${lock}.${process.pid}`;
  try {
    // A hard link appears whole: nobody ever reads a lock without its owner's number in it.
    writeFileSync(mine, String(process.pid));
    await take(mine, lock);
  } finally {
    removeIfThere(mine);
  }
  try {
    await work();
  } finally {
    unlinkSync(lock);
  }
}

async function take(mine, lock) {
  for (let told = false; ; ) {
    try {
      return linkSync(mine, lock);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(lock);
    if (owner && !isAlive(owner)) {
      removeIfThere(lock);
      continue;
    }
    if (!told) say(`process ${owner} is installing already; waiting for it (is it none of ours, remove ${lock})`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return error.code === 'EPERM';
  }
}

function removeIfThere(file) {
  try {
    unlinkSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
