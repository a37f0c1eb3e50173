/** The shared libraries that a program or a library is linked to, by what the dynamic linker says. */
import { open } from 'node:fs/promises';
import { execa } from 'execa';

const ELF = Buffer.from('\x7fELF', 'latin1');

/** Absolute paths, their own libraries among them; none of what is not linked. Throws if one is not to be found. */
export async function librariesOf(file: string): Promise<string[]> {
  if (!(await isElf(file))) return [];
  const { stdout, stderr, exitCode } = await execa('ldd', [file], { reject: false });
  if (/not a dynamic executable|statically linked/.test(stdout + stderr)) return [];
  const missing = /^\s*(\S+) => not found/m.exec(stdout);
  if (exitCode !== 0 || missing) throw new Error(`${file} lacks a library: ${missing?.[1] ?? stderr}`);
  return [...stdout.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm)].map(([, path = '']) => path);
}

async function isElf(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(ELF.length), 0, ELF.length, 0);
    return buffer.equals(ELF);
  } finally {
    await handle.close();
  }
}
