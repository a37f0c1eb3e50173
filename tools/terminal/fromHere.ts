/** A path as the person who typed it means it: npm runs our scripts in the checkout, wherever it was called. */
import { resolve } from 'node:path';

export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
