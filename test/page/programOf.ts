/** Where a program is that only the tests of the page need. */
import { execFileSync } from 'node:child_process';

/** Throws, with how to get it, where it is not installed. */
export function programOf(name: string): string {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim();
  } catch (cause) {
    throw new Error(`There is no ${name}: node tools/setup.mjs ${name} installs it.`, { cause });
  }
}
