/** What `runProgram` promises of any program, however it behaves: each with a real one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LIMITERS } from '../../../worker/media/programs/limited.ts';
import { type ProgramRun, runProgram } from '../../../worker/media/programs/runProgram.ts';

const linux = process.platform === 'linux';
const MiB = 2 ** 20;
const never = new AbortController().signal;

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'ironviper-test-')));
});
afterEach(() => rm(folder, { recursive: true }));

type Change = Partial<ProgramRun>;

const run = (command: readonly string[], change: Change = {}) =>
  runProgram({
    name: 'program',
    command,
    doing: 'Trying a file',
    folder,
    signal: never,
    memory: 256 * MiB,
    output: MiB,
    ...change,
  });
const shell = (script: string, change: Change = {}) => run(['/bin/sh', '-c', script], change);
/** One that needs nothing but itself to fill memory, and takes no notice of signals that can be ignored. */
const perl = (script: string, change: Change = {}) => run(['/usr/bin/perl', '-e', script], change);

const PIDS = 'pids';
/** Starts a grandchild, says who both are, and goes on as it is told. */
const family = (then: string) => `sleep 1000 & echo $$ $! >${PIDS}.new; mv ${PIDS}.new ${PIDS}; ${then}`;
const pids = async () => (await readFile(join(folder, PIDS), 'utf8')).split(/\s+/).filter(Boolean).map(Number);

/** Waits until it has written who it and its child are. */
async function born(): Promise<number[]> {
  return vi.waitFor(pids, { timeout: 20_000, interval: 10 });
}

async function goneSoon(family: number[]): Promise<void> {
  await expect.poll(async () => (await Promise.all(family.map(lives))).some(Boolean), { timeout: 10_000 }).toBe(false);
}

/** What is only left until its parent has looked does not live. */
async function lives(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = linux ? await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z') : ') S';
  return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z');
}

describe('what a program says', () => {
  test('is given back, both streams apart', async () => {
    expect(await shell('echo fact; echo warning >&2')).toEqual({ stdout: 'fact\n', stderr: 'warning\n' });
  });

  test('goes to a new file where that is asked for', async () => {
    expect(await shell('printf pixels', { stdout: 'out.ppm' })).toEqual({ stdout: '', stderr: '' });
    expect(await readFile(join(folder, 'out.ppm'), 'utf8')).toBe('pixels');
  });

  test('never goes to a file that is there already, or to where a link points', async () => {
    await writeFile(join(folder, 'out'), 'before');
    await expect(shell('echo after', { stdout: 'out' })).rejects.toMatchObject({ name: 'OutageError' });
    expect(await readFile(join(folder, 'out'), 'utf8')).toBe('before');
  });

  test('with an exit code other than 0 is the file’s fault, in its own words', async () => {
    await expect(shell('echo bad magic number >&2; exit 3')).rejects.toMatchObject({
      name: 'FaultError',
      code: 'corrupt',
      message: 'Trying a file failed: exit code 3: bad magic number',
    });
  });

  test('names no folder of ours', async () => {
    const error = await shell(`echo "can't read $PWD/original in $PWD" >&2; exit 1`).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ message: "Trying a file failed: exit code 1: can't read original in the folder" });
  });

  test('of this machine is not believed: a file can put words in its mouth', async () => {
    for (const words of ['No space left on device', 'Too many open files', 'Input/output error', 'Permission denied'])
      await expect(shell(`echo 'tag <${words}> is unknown' >&2; exit 1`)).rejects.toMatchObject({ code: 'corrupt' });
    await expect(shell('echo "$PWD/original: Input/output error" >&2; exit 1')).rejects.toMatchObject({
      code: 'corrupt',
    });
  });

  test('of this machine is believed where it names what no file can know, or the machine is in trouble', async () => {
    const outage = { name: 'OutageError', what: 'scratch' };
    await expect(shell('echo "$PWD/original: Permission denied" >&2; exit 1')).rejects.toMatchObject(outage);
    // Somebody takes the folder away: nothing can be written there.
    await expect(shell('rmdir "$PWD"; echo No space left on device >&2; exit 1')).rejects.toMatchObject(outage);
    await mkdir(folder);
  });

  test('is shortened, but judged by all of it', async () => {
    const error = await perl(
      'print STDERR "noise $_\\n" for 1..999; print STDERR "out of memory\\n", "end\\n"; exit 1',
    ).catch((thrown: Error) => thrown);
    expect(error).toMatchObject({ code: 'out-of-memory' });
    expect((error as Error).message.length).toBeLessThan(500);
    expect((error as Error).message).toMatch(/noise 1\n.*out of memory\nend$/s);
  });

  test('without end is the file’s fault, and ends', { timeout: 20_000 }, async () => {
    const endless = { name: 'FaultError', code: 'corrupt', message: 'Trying a file failed: it talked without end.' };
    await expect(perl('$SIG{PIPE} = "IGNORE"; print STDERR "la" while 1')).rejects.toMatchObject(endless);
    await expect(perl('$SIG{PIPE} = "IGNORE"; print "la" while 1')).rejects.toMatchObject(endless);
  });
});

describe('what a program is given', () => {
  test('is nothing of our environment', async () => {
    vi.stubEnv('IRONVIPER_STORAGE', 'AccountKey=secret');
    const { stdout } = await run(['/usr/bin/env']);
    vi.unstubAllEnvs();
    expect(stdout).not.toContain('secret');
    const names = stdout
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => /NODE|VITEST|IRONVIPER|USER|SHELL/.test(name ?? ''))).toEqual([]);
  });

  test('is the scratch folder to work in, as its home too', async () => {
    expect((await shell('pwd; echo $HOME; echo $TMPDIR')).stdout).toBe(`${folder}\n${folder}\n${folder}\n`);
  });

  test('is no input, and no descriptor of ours', async () => {
    expect((await shell('cat')).stdout).toBe('');
    const file = join(folder, 'another');
    const ours = await open(file, 'w');
    if (linux) expect((await shell('ls -l /proc/self/fd')).stdout).not.toContain(file);
    await ours.close();
  });

  test('are arguments that no shell reads', async () => {
    const nasty = ['$(touch gone)', '; touch gone', '| touch gone', '-x', "'"];
    expect((await run(['/usr/bin/printf', '%s\n', ...nasty])).stdout.trim().split('\n')).toEqual(nasty);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is a process group of its own', async () => {
    const { stdout } = await shell('echo $$; ps -o pgid= -p $$');
    const [pid, group] = stdout.trim().split(/\s+/);
    expect(group).toBe(pid);
  });
});

describe.runIf(linux)('the limits of the kernel', () => {
  test('more memory than it is given is out-of-memory, if the program says so', async () => {
    const greedy = perl('my $all = "x" x (1 << 30); print length $all');
    await expect(greedy).rejects.toMatchObject({ name: 'FaultError', code: 'out-of-memory' });
    expect((await perl('my $all = "x" x (1 << 26); print length $all')).stdout).toBe(`${2 ** 26}`);
  });

  test('a kill that is not ours is the kernel’s, for memory', async () => {
    await expect(shell('kill -KILL $$')).rejects.toMatchObject({ name: 'FaultError', code: 'out-of-memory' });
  });

  test('more output than it is given is too large', async () => {
    const writes = (to: string) => shell(`exec dd if=/dev/zero ${to} bs=65536 count=64`, { stdout: 'out' });
    await expect(writes('')).rejects.toMatchObject({ name: 'FaultError', code: 'too-large' });
    await rm(join(folder, 'out'));
    await expect(writes('of=elsewhere')).rejects.toMatchObject({ name: 'FaultError', code: 'too-large' });
  });

  test('more output than it is given is too large even where a program catches the signal', async () => {
    const stubborn = perl('$SIG{XFSZ} = "IGNORE"; $| = 1; print "x" x 65536 or die "write: $!" for 1..99', {
      stdout: 'out',
    });
    await expect(stubborn).rejects.toMatchObject({ name: 'FaultError', code: 'too-large' });
  });

  test('no crash leaves a core behind', async () => {
    await expect(shell('kill -SEGV $$')).rejects.toMatchObject({
      name: 'FaultError',
      code: 'corrupt',
      message: 'Trying a file failed: ended by SIGSEGV',
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a program that is not there is an outage of ours', () => {
  test('by its name', async () => {
    await expect(run(['/usr/bin/no-such-program'])).rejects.toMatchObject({
      name: 'OutageError',
      what: 'program',
      message: expect.stringContaining('no-such-program'),
    });
  });

  test('and so is one that may not be executed, or lacks a library', async () => {
    await writeFile(join(folder, 'program'), 'nothing');
    await expect(run([join(folder, 'program')])).rejects.toMatchObject({ name: 'OutageError', what: 'program' });
    const linker = shell('echo "error while loading shared libraries: libx.so" >&2; exit 127');
    await expect(linker).rejects.toMatchObject({ name: 'OutageError', message: expect.stringContaining('libx.so') });
  });

  test('and so is a scratch folder that is gone', async () => {
    const gone = join(folder, 'gone');
    await expect(shell('true', { folder: gone })).rejects.toMatchObject({ what: 'scratch' });
    await expect(shell('true', { folder: gone, stdout: 'out' })).rejects.toMatchObject({ what: 'scratch' });
  });

  test.runIf(linux).each(LIMITERS.names)('and so is a %s that knows less than we need', async (limiter) => {
    // Busybox has programs of these names. Its words stand for it here.
    const words = `${limiter}: unrecognized option: pdeathsig`;
    const fake = shell(`echo '${words}' >&2; exit 1`);
    await expect(fake).rejects.toMatchObject({
      name: 'OutageError',
      message: `Trying a file failed: ${limiter} of util-linux could not start program: ${words}`,
    });
  });
});

describe('a program and what it started are gone', () => {
  test('after a normal end, which a child that holds the streams open does not put off', async () => {
    await shell(family('exit 0'));
    await goneSoon(await pids());
  });

  test('after a fault', async () => {
    await expect(shell(family('exit 1'))).rejects.toMatchObject({ code: 'corrupt' });
    await goneSoon(await pids());
  });

  test('as soon as the signal aborts, whose reason is thrown, even if both ignore SIGTERM', async () => {
    const stop = new AbortController();
    const running = shell(`trap '' TERM INT HUP; ${family('wait')}`, { signal: stop.signal });
    const hears = expect(running).rejects.toThrow('the hold ended');
    const both = await born();
    stop.abort(new Error('the hold ended'));
    await hears;
    await goneSoon(both);
  });

  test('the program at least, when we are killed ourselves', async () => {
    const module = fileURLToPath(new URL('../../../worker/media/programs/runProgram.ts', import.meta.url));
    const options = { name: 'program', doing: 'Trying', folder, memory: 256 * MiB, output: MiB };
    const command = ['/bin/sh', '-c', `echo $$ >${PIDS}.new; mv ${PIDS}.new ${PIDS}; exec sleep 1000`];
    // It says so itself: in the moment in which a program starts, nobody has been told of it.
    const script = `
      import { existsSync } from 'node:fs';
      const { runProgram } = await import(${JSON.stringify(module)});
      const signal = new AbortController().signal;
      const born = setInterval(() => {
        if (!existsSync(${JSON.stringify(join(folder, PIDS))})) return;
        clearInterval(born);
        process.stdout.write('born');
      }, 5);
      await runProgram({ ...${JSON.stringify({ ...options, command })}, signal });
    `;
    const us = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(us.stdout, 'data');
    const program = await pids();
    us.kill('SIGKILL');
    await once(us, 'exit');
    await goneSoon(program);
  });

  test('a signal that aborted before starts nothing', async () => {
    const aborted = AbortSignal.abort(new Error('leaving'));
    await expect(shell('touch started', { signal: aborted, stdout: 'out' })).rejects.toThrow('leaving');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test.runIf(linux)(
  'two hundred runs leave no descriptor, no listener and no process behind',
  { timeout: 60_000 },
  async () => {
    const stop = new AbortController();
    const add = vi.spyOn(stop.signal, 'addEventListener');
    const remove = vi.spyOn(stop.signal, 'removeEventListener');
    const held = () => readdirSync('/proc/self/fd').length;
    await shell('true');
    const before = held();
    for (let at = 0; at < 200; at++) {
      const ends = at % 2 === 0 ? 'exit 0' : 'exit 1';
      await shell(`echo said; ${ends}`, { signal: stop.signal, stdout: `out-${at}` }).catch(() => undefined);
    }
    expect(held()).toBeLessThanOrEqual(before);
    expect(add.mock.calls.length).toBe(remove.mock.calls.length);
    const { stdout } = await shell('ps -A -o ppid=,pid=,stat=');
    const children = stdout.split('\n').filter((line) => Number(line.trim().split(/\s+/)[0]) === process.pid);
    // The one who asked, and the one who would have killed what we left.
    expect(children.length).toBeLessThanOrEqual(2);
  },
);

test('a program may be made of a script', async () => {
  const file = join(folder, 'tool');
  await writeFile(file, '#!/bin/sh\necho "$1"\n');
  await chmod(file, 0o755);
  expect((await run([file, 'argument'])).stdout).toBe('argument\n');
});
