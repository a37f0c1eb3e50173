/** What a converter runs, and what that needs: one layer each. */
import { readdir, symlink } from 'node:fs/promises';
import { basename, delimiter, join, parse } from 'node:path';
import { execa } from 'execa';
import { LIMITERS } from '../../worker/media/programs/limited.ts';
import { findTools, TOOLS, type Tool } from '../../worker/media/programs/tools.ts';
import { CODERS } from '../../worker/media/readers/coders.ts';
import { perlModules } from './perlModules.ts';
import type { Root } from './root.ts';

const BIN = '/usr/bin';
const SEARCHED = ['/usr/local/bin', BIN].join(delimiter);
/** Folders that are links in Debian, and that programs are known in. */
const LINKS = { '/bin': 'usr/bin', '/lib': 'usr/lib', '/lib64': 'usr/lib64' };

const PASSWD = 'root:x:0:0::/:/nonexistent\nironviper:x:1000:1000::/tmp:/nonexistent\n';

/** Node, and what any program expects of a system. */
export async function runtime(root: Root): Promise<void> {
  const top = await root.folder('/');
  for (const [link, target] of Object.entries(LINKS)) await symlink(target, join(top, link));
  await root.folder('/usr/lib64');
  // Scratch is to be mounted over the first; Node keeps what it has compiled in the other, while the image is built.
  for (const open of ['tmp', 'app/.cache']) await execa('install', ['-d', '-m', '1777', join(top, open)]);
  await root.takeAs(process.execPath, `${BIN}/node`);
  await root.take('/etc/ssl/certs/ca-certificates.crt');
  // What the image is made of, to whoever looks for known holes in it.
  await root.takeAs('/etc/os-release', '/usr/lib/os-release');
  await root.write('/etc/passwd', PASSWD);
  await root.write('/etc/group', 'root:x:0:\nironviper:x:1000:\n');
  await root.write('/etc/nsswitch.conf', 'hosts: files dns\n');
}

/** exiftool is a Perl script; and what sets the limits of all programs. */
export async function perl(root: Root): Promise<void> {
  for (const name of [...LIMITERS.names, 'env', 'perl']) await root.take(join(BIN, name));
  for (const file of await perlModules()) await root.take(file);
}

export const raw = tools('dcraw', 'dcraw_emu');
export const video = tools('ffprobe', 'ffmpeg');

/** Its decoders are plugins. */
export async function heif(root: Root): Promise<void> {
  await tools('heif-convert')(root);
  await root.take(await found('/usr/lib', /-linux-gnu$/, /^libheif$/, /^plugins$/, /libde265/));
}

/** Of its coders those that we name, by the modules that they are in. */
export async function imageMagick(root: Root): Promise<void> {
  await tools('convert')(root);
  const home = await found('/usr/lib', /-linux-gnu$/, /^ImageMagick-/);
  const coders = await found(home, /^modules-/, /^coders$/);
  const wanted = new Set([...Object.values(CODERS), ...WRITTEN].map((coder) => MODULES[coder] ?? coder));
  for (const name of await readdir(coders)) {
    if (wanted.has(parse(name).name)) await root.take(join(coders, name));
  }
  await root.take(await found(home, /^config-/));
  await root.take(await found('/etc', /^ImageMagick-/), (path) => path.endsWith('/policy.xml'));
}

/** For the words in drawings. */
export async function fonts(root: Root): Promise<void> {
  await root.take('/etc/fonts');
  await root.take('/usr/share/fonts/truetype/dejavu');
}

/** HEIC by itself where heif-convert fails, and what it writes for sharp. */
const WRITTEN = ['heic', 'jpeg', 'png', 'tiff'];
/** Where a coder is not in the module of its own name. */
const MODULES: Readonly<Record<string, string>> = { ico: 'icon', j2c: 'jp2' };

/** Under the first name that a converter looks for. */
function tools(...wanted: Tool[]) {
  return async (root: Root): Promise<void> => {
    const there = await findTools(SEARCHED);
    for (const tool of wanted) {
      const file = there[tool];
      if (!file)
        throw new Error(`${tool} of ${TOOLS[tool].of} is not in ${SEARCHED}, or is something else of that name.`);
      await root.takeAs(file, join(BIN, basename(file)));
    }
  };
}

/** The one path below `from` whose steps match; versions and architectures are in the names of folders. */
async function found(from: string, ...steps: RegExp[]): Promise<string> {
  let path = from;
  for (const step of steps) {
    const names = (await readdir(path)).filter((name) => step.test(name));
    if (names.length !== 1)
      throw new Error(`In ${path} one name should match ${step}, and these do: ${names.join(', ')}`);
    path = join(path, names[0]!);
  }
  return path;
}
