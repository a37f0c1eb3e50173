/** A small project with the real tools/setup.mjs, on a machine whose only programs are those that a test puts there. */
import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface Ended {
  code: number | null;
  said: string;
  stdout: string;
}

/** Stands in for npm: `ci` lays out what the lockfile says, `rebuild` makes the Node binary. */
const NPM = `
const { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const [verb] = process.argv.slice(2);
appendFileSync('npm.log', verb + '\\n');
if (existsSync('npm.fails-' + verb)) process.exit(7);
if (verb === 'ci') {
  rmSync('node_modules', { recursive: true, force: true });
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  for (const key of Object.keys(packages)) {
    if (!key || packages[key].optional) { delete packages[key]; continue; }
    mkdirSync(key, { recursive: true });
    writeFileSync(key + '/package.json', '{}');
  }
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
}
if (verb === 'rebuild') {
  mkdirSync('node_modules/node/bin', { recursive: true });
  writeFileSync('node_modules/node/bin/node', Buffer.alloc(2e6));
}
`;

export async function setupSandbox() {
  const root = await mkdtemp(join(tmpdir(), 'ironviper-setup-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const bin = join(root, 'bin');
  await mkdir(bin);
  await mkdir(join(root, 'other-bin'));
  await cp(fileURLToPath(new URL('../../tools/setup', import.meta.url)), join(root, 'tools/setup'), {
    recursive: true,
  });
  await cp(fileURLToPath(new URL('../../tools/setup.mjs', import.meta.url)), join(root, 'tools/setup.mjs'));

  /** Puts a program on the machine; `code` is CommonJS. */
  const program = async (name: string, code: string, folder: 'bin' | 'other-bin' = 'bin') => {
    const file = join(root, folder, name);
    await writeFile(file, `#!${process.execPath}\n${code}\n`);
    await chmod(file, 0o755);
  };
  const lock = (packages: Record<string, object>) =>
    writeFile(
      join(root, 'package-lock.json'),
      JSON.stringify({
        packages: {
          '': {},
          'node_modules/node': { version: process.versions.node, integrity: 'n', hasInstallScript: true },
          ...packages,
        },
      }),
    );
  const run = (node: string, words: string[], env: Record<string, string>) =>
    new Promise<Ended>((resolve) => {
      const child = spawn(node, [join(root, 'tools/setup.mjs'), ...words], { env });
      let [said, stdout] = ['', ''];
      child.stderr.on('data', (data) => (said += data));
      child.stdout.on('data', (data) => (stdout += data));
      child.once('close', (code) => resolve({ code, said, stdout }));
    });
  await program('npm', NPM);
  await lock({ 'node_modules/a': { version: '1.0.0', integrity: 'a1' } });

  return {
    root,
    program,
    lock,
    /** Makes npm packages no concern of the test. */
    installed: async () => {
      await lock({});
      const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
      await mkdir(join(root, 'node_modules/node/bin'), { recursive: true });
      await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
      await writeFile(join(root, 'node_modules/node/package.json'), '{}');
      await writeFile(join(root, 'node_modules/node/bin/node'), Buffer.alloc(2e6));
    },
    /** The verbs npm was called with, so far. */
    npmCalls: async () => (await readFile(join(root, 'npm.log'), 'utf8').catch(() => '')).split('\n').filter(Boolean),
    setup: (...words: string[]) => run(process.execPath, words, { PATH: `${bin}:${join(root, 'other-bin')}` }),
    /** As it is when npm runs on the Node that an earlier setup installed. */
    setupByItsOwnNode: async () => {
      const node = join(root, 'node_modules/node/bin/node');
      await mkdir(dirname(node), { recursive: true });
      await cp(process.execPath, node);
      await cp(join(bin, 'npm'), join(root, 'npm-cli.js'));
      return run(node, [], { PATH: `${dirname(node)}:${bin}`, npm_execpath: join(root, 'npm-cli.js') });
    },
  };
}
