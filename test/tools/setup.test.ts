/** What every npm script runs first: installs what is missing, once, says so, and is silent where nothing is. */
import { readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TOOLS } from '../../worker/media/programs/tools.ts';
import { setupSandbox } from './setupSandbox.ts';

const SILENT = { code: 0, said: '', stdout: '' };
const NO_PROCESS = 2 ** 22 + 1;

describe('npm packages', () => {
  test('are installed where there are none, and the next time nothing is said or done', async () => {
    const { setup, npmCalls } = await setupSandbox();
    const first = await setup();
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.said).toContain('installing npm packages');
    expect(await setup()).toEqual(SILENT);
    expect(await npmCalls()).toEqual(['ci', 'rebuild']);
  });

  test('are installed again when the lockfile names another version', async () => {
    const { setup, lock, npmCalls } = await setupSandbox();
    await setup();
    await lock({ 'node_modules/a': { version: '1.0.1', integrity: 'a2' } });
    expect((await setup()).said).toContain('node_modules/a is 1.0.0, not 1.0.1');
    expect(await npmCalls()).toEqual(['ci', 'rebuild', 'ci', 'rebuild']);
    expect(await setup()).toEqual(SILENT);
  });

  test('are installed again when one was removed by hand', async () => {
    const { setup, root } = await setupSandbox();
    await setup();
    await rm(join(root, 'node_modules/a'), { recursive: true });
    expect((await setup()).said).toContain('node_modules/a is gone');
    expect(await setup()).toEqual(SILENT);
  });

  test('stay, and only the Node binary is made, when that alone is missing', async () => {
    const { setup, root, npmCalls } = await setupSandbox();
    await setup();
    await rm(join(root, 'node_modules/node/bin'), { recursive: true });
    expect((await setup()).code).toBe(0);
    expect(await npmCalls()).toEqual(['ci', 'rebuild', 'rebuild']);
  });

  test('that an older npm dropped for this machine are installed, but not those that our own installation left out', async () => {
    const { setup, lock, root, npmCalls } = await setupSandbox();
    const forHere = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
    await lock({ 'node_modules/binary': forHere });
    await setup();
    expect(await setup()).toEqual(SILENT);
    await rm(join(root, 'node_modules/.setup-done'));
    expect((await setup()).said).toContain('node_modules/binary is missing');
    expect(await npmCalls()).toEqual(['ci', 'rebuild', 'ci', 'rebuild']);
  });

  test('made for other machines are not missed', async () => {
    const { setup, lock, root } = await setupSandbox();
    await lock({
      'node_modules/other': { version: '1.0.0', optional: true, os: ['sunos'], cpu: [process.arch] },
      'node_modules/any': { version: '1.0.0', optional: true },
    });
    await setup();
    await rm(join(root, 'node_modules/.setup-done'));
    expect(await setup()).toEqual(SILENT);
  });

  test('are installed once by two setups at the same time', async () => {
    const { setup, npmCalls } = await setupSandbox();
    const both = await Promise.all([setup(), setup()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ said }) => said).join()).toMatch(/process \d+ is installing already/);
    expect(await npmCalls()).toEqual(['ci', 'rebuild']);
  });

  test('are installed although a setup that was killed left its lock', async () => {
    const { setup, root } = await setupSandbox();
    await writeFile(join(root, '.setup.lock'), String(NO_PROCESS));
    expect((await setup()).code).toBe(0);
    expect(await setup()).toEqual(SILENT);
  });

  test('are installed although that removes the very Node that setup runs on', async () => {
    const { setup, setupByItsOwnNode, npmCalls } = await setupSandbox();
    expect(await setupByItsOwnNode()).toMatchObject({ code: 0 });
    expect(await npmCalls()).toEqual(['ci', 'rebuild']);
    expect(await setup()).toEqual(SILENT);
  });

  test('that npm refuses end setup with what was tried', async () => {
    const { setup, root } = await setupSandbox();
    await writeFile(join(root, 'npm.fails-ci'), '');
    const { code, said } = await setup();
    expect(code).toBe(1);
    expect(said).toContain(`npm ci --ignore-scripts in ${root} failed with exit code 7`);
    await rm(join(root, 'npm.fails-ci'));
    expect((await setup()).code).toBe(0);
  });

  test('use the Node at hand where npm has no such binary for this system', async () => {
    const { setup, root } = await setupSandbox();
    await writeFile(join(root, 'npm.fails-rebuild'), '');
    expect((await setup()).said).toContain('using this one');
    expect(await readlink(join(root, 'node_modules/node/bin/node'))).toBe(process.execPath);
    expect(await setup()).toEqual(SILENT);
  });
});

describe('programs', () => {
  const IMAGEMAGICK = `console.log('Version: ImageMagick 6.9.11-60 Q16')`;
  const installs = (name: string) => `
    if (!process.argv.includes('--version')) require('node:fs').appendFileSync(__dirname + '/../calls.log', process.argv.slice(2).join(' ') + '\\n');
    if (process.argv.includes('install')) {
      require('node:fs').writeFileSync(__dirname + '/${name}', ${JSON.stringify(`#!${process.execPath}\n${IMAGEMAGICK}\n`)}, { mode: 0o755 });
    }`;
  const SUDO = `
    const [command, ...words] = process.argv.slice(3);
    process.exit(command === 'true' ? 0 : require('node:child_process').spawnSync(command, words, { stdio: 'inherit' }).status);`;

  test('that are there are left alone', async () => {
    const { installed, setup, program } = await setupSandbox();
    await installed();
    await program('convert', IMAGEMAGICK);
    expect(await setup('convert')).toEqual(SILENT);
  });

  test('missing where no package manager is known are named in one line', async () => {
    const { installed, setup } = await setupSandbox();
    await installed();
    const { code, said } = await setup('convert', 'vipsthumbnail');
    expect(code).toBe(1);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
    expect(said).toContain('missing: convert (of ImageMagick), vipsthumbnail (of libvips)');
  });

  test('are known by what they answer: something else of that name does not count', async () => {
    const { installed, setup, program } = await setupSandbox();
    await installed();
    await program('convert', `console.error('stands in for ImageMagick')`);
    expect(await setup('convert')).toMatchObject({ code: 1 });
  });

  test('are found behind something else of their name', async () => {
    const { installed, setup, program } = await setupSandbox();
    await installed();
    await program('convert', `console.error('stands in for ImageMagick')`);
    await program('convert', IMAGEMAGICK, 'other-bin');
    expect(await setup('convert')).toEqual(SILENT);
  });

  test('are found by their newer names, and by what they say on stderr', async () => {
    const { installed, setup, program } = await setupSandbox();
    await installed();
    await program('magick', IMAGEMAGICK);
    await program('dcraw', `console.error('Raw photo decoder "dcraw" v9.28')`);
    expect(await setup('convert', 'dcraw')).toEqual(SILENT);
  });

  test('that can not be installed are only said where the command can do without', async () => {
    const { installed, setup } = await setupSandbox();
    await installed();
    const { code, said } = await setup('--if-possible', 'ffmpeg', 'ffprobe');
    expect(code).toBe(0);
    expect(said).toContain('missing: ffmpeg (of FFmpeg), ffprobe (of FFmpeg)');
  });

  test('are installed one by one where one of them is nowhere to be had', async () => {
    const { installed, setup, program, root } = await setupSandbox();
    await installed();
    await program('sudo', SUDO);
    await program('apt-get', `if (process.argv.includes('dcraw')) process.exit(100); ${installs('convert')}`);
    const { code, said } = await setup('convert', 'dcraw');
    expect(code).toBe(1);
    expect(said).toContain('still missing after');
    expect(said).toMatch(/: dcraw\. Is something/);
    expect(await readFile(join(root, 'calls.log'), 'utf8')).toMatch(/^install .* imagemagick$/m);
  });

  test('that a converter looks for are one group, which the scripts that need them name', async () => {
    const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
    for (const name of ['start', 'worker', 'test', 'check', 'bench', 'fuzz']) {
      expect(scripts[name].split(' '), name).toContain('decoders');
    }
    const known = await readFile(new URL('../../tools/setup/knownPrograms.mjs', import.meta.url), 'utf8');
    const [, decoders = ''] = /decoders: \[(.*)\]/.exec(known) ?? [];
    for (const tool of [...Object.keys(TOOLS), 'perl']) expect(decoders.split(', ')).toContain(`'${tool}'`);
  });

  test('are installed by apt-get, after one update', async () => {
    const { installed, setup, program, root } = await setupSandbox();
    await installed();
    await program('apt-get', installs('convert'));
    await program('sudo', SUDO);
    const { code, said } = await setup('convert');
    expect(said).toContain('apt-get update -q && ');
    expect(code).toBe(0);
    const calls = await readFile(join(root, 'calls.log'), 'utf8');
    expect(calls.match(/^update /gm)).toHaveLength(1);
    expect(calls).toMatch(/^install .* imagemagick$/m);
    expect(await setup('convert')).toEqual(SILENT);
  });

  test('are installed by brew where that is what there is', async () => {
    const { installed, setup, program } = await setupSandbox();
    await installed();
    await program('brew', installs('convert'));
    const { code, said } = await setup('convert');
    expect(said).toContain('running: brew install imagemagick');
    expect(code).toBe(0);
  });

  test('that an installation did not bring are said to be still missing', async () => {
    const { installed, setup, program } = await setupSandbox();
    await installed();
    await program('brew', installs('something-else'));
    const { code, said } = await setup('convert');
    expect(code).toBe(1);
    expect(said).toContain('still missing after brew install imagemagick: convert');
  });

  test('nobody knows are a mistake in the command', async () => {
    const { installed, setup } = await setupSandbox();
    await installed();
    expect((await setup('gimp')).said).toContain('no such program in tools/setup/knownPrograms.mjs: gimp');
  });
});
