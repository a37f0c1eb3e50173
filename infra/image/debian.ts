/** Debian's packages in an image: which they are, and what the image must say of them. */
import { execa } from 'execa';
import type { Root } from './root.ts';

/** Where scanners for known holes look in an image that has no package manager. */
const STATUS = '/var/lib/dpkg/status.d';

/** Versions by package, of those that any of `files` is of; an absolute path each. What is of no package is left out. */
export async function packagesOf(files: Iterable<string>): Promise<Record<string, string>> {
  // Some packages name their files as they were before `/lib` became a link.
  const names = [...files].flatMap((file) => [file, file.replace(/^\/usr\//, '/')]);
  const { stdout } = await execa('dpkg-query', ['--search', ...names], { reject: false, maxBuffer: 2 ** 26 });
  const owners = [...stdout.matchAll(/^(.+?): \//gm)].flatMap(([, owner = '']) => owner.split(', '));
  const wanted = [...new Set(owners)].filter((owner) => !owner.startsWith('diversion by '));
  if (wanted.length === 0) return {};
  const { stdout: lines } = await execa('dpkg-query', ['--show', ...wanted]);
  const known = lines.split('\n').map((line) => line.split('\t'));
  return Object.fromEntries(known.map(([name = '', version = '']) => [name.replace(/:.*/, ''), version]));
}

/** A package's entry for scanners, and its terms. */
export async function tellOf(name: string, root: Root): Promise<void> {
  const { stdout } = await execa('dpkg-query', ['--status', name]);
  await root.write(`${STATUS}/${name}`, `${stdout}\n`);
  // Of some the folder is a link to another package's.
  const terms = `/usr/share/doc/${name}/copyright`;
  await root.takeAs(terms, terms);
}
