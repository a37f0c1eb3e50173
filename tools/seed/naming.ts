/** Names as cameras give them, none of them twice. */
import { partsOf } from '../../core/names.ts';
import type { Camera } from './cameras.ts';

export interface Naming {
  /** A name without its extension, the next that this camera would give. */
  base(camera: Camera, folder: string, at: number): string;
  /** The name itself, or one beside it that is still free. */
  free(name: string): string;
}

export function newNaming(): Naming {
  const shots = new Map<Camera, number>();
  const taken = new Set<string>();
  return {
    base(camera, folder, at) {
      const shot = (shots.get(camera) ?? 0) + 1;
      shots.set(camera, shot);
      const number = String(shot % 10_000).padStart(4, '0');
      return inFolder(folder, camera.naming.replace('#', number).replace('@', stamp(at)));
    },
    free(name) {
      const { folder, base, ext } = partsOf(name);
      let free = name;
      for (let copy = 2; taken.has(free); copy++)
        free = inFolder(folder, `${base} (${copy}).${name.slice(-ext.length)}`);
      taken.add(free);
      return free;
    },
  };
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `20220521_101503`. */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_');
}
