/** The closing line counts all that can go wrong: as a pure count, and at the end of real runs. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Report, tally, tallyLine } from './reporter.ts';

type State = 'pending' | 'passed' | 'failed' | 'skipped';

function moduleOf(states: State[], { errors = 0, suiteErrors = 0 } = {}): Report['modules'][number] {
  return {
    errors: () => Array(errors).fill('error'),
    children: {
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
      allSuites: () => [{ errors: () => Array(suiteErrors).fill('error') }],
    },
  };
}

function counted(modules: Report['modules'], unhandledErrors: unknown[] = []) {
  return tallyLine(tally({ modules, unhandledErrors }));
}

describe('the count', () => {
  test('takes the tests of all files', () => {
    expect(counted([moduleOf(['passed', 'failed']), moduleOf(['passed'])])).toBe('2 passed, 1 failed');
  });

  test('names skipped tests only if there are any', () => {
    expect(counted([moduleOf(['passed', 'skipped'])])).toBe('1 passed, 0 failed, 1 skipped');
  });

  test('takes a test that never ended as failed', () => {
    expect(counted([moduleOf(['passed', 'pending'])])).toBe('1 passed, 1 failed');
  });

  test('takes a file that does not load as failed', () => {
    expect(counted([moduleOf(['passed']), moduleOf([], { errors: 1 })])).toBe('1 passed, 1 failed');
  });

  test('takes a broken hook of a suite as failed', () => {
    expect(counted([moduleOf(['passed', 'skipped'], { suiteErrors: 1 })])).toBe('1 passed, 1 failed, 1 skipped');
  });

  test('takes an error outside of tests as failed', () => {
    expect(counted([moduleOf(['passed'])], ['late'])).toBe('1 passed, 1 failed');
  });

  test('takes a run without a test as failed', () => {
    expect(counted([])).toBe('0 passed, 1 failed');
    expect(counted([moduleOf(['skipped'])])).toBe('0 passed, 1 failed, 1 skipped');
  });
});

describe('a real run', () => {
  const head = `import { beforeAll, describe, test } from 'vitest';\n`;
  const passes = `${head}test('passes', () => {});\n`;

  test('that passes ends with its line and exit code 0', async () => {
    expect(await runOf({ 'a.test.ts': passes })).toEqual({ code: 0, last: '1 passed, 0 failed' });
  });

  test('that fails in a test ends with exit code 1', async () => {
    const fails = `${head}test('fails', () => { throw new Error('no'); });\n`;
    expect(await runOf({ 'a.test.ts': passes + fails.replace(head, '') })).toEqual({
      code: 1,
      last: '1 passed, 1 failed',
    });
  });

  test('counts a file that does not load, a broken hook and a late rejection', async () => {
    expect(
      await runOf({
        'a.test.ts': passes,
        'broken.test.ts': `throw new Error('does not load');\n`,
        'hook.test.ts': `${head}describe('s', () => { beforeAll(() => { throw new Error('no'); }); test('t', () => {}); });\n`,
        'late.test.ts': `${head}test('passes', () => { setTimeout(() => Promise.reject(new Error('late')), 0); });\n
          test('waits', () => new Promise((resolve) => setTimeout(resolve, 50)));\n`,
      }),
    ).toEqual({ code: 1, last: '3 passed, 3 failed, 1 skipped' });
  });

  test('without a test fails', async () => {
    expect(await runOf({})).toEqual({ code: 1, last: '0 passed, 1 failed' });
  });

  test('of skipped tests alone fails', async () => {
    const skipped = `${head}test.skip('later', () => {});\n`;
    expect(await runOf({ 'a.test.ts': skipped })).toEqual({ code: 1, last: '0 passed, 1 failed, 1 skipped' });
  });
});

/** Runs Vitest with our reporter in a folder of its own, and answers its exit code and the last line of its stdout. */
async function runOf(files: Record<string, string>): Promise<{ code: unknown; last: string | undefined }> {
  const folder = await mkdtemp(join(tmpdir(), 'ironviper-reporter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const vitest = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));
  await symlink(dirname(vitest), join(folder, 'node_modules'));
  const reporter = fileURLToPath(new URL('reporter.ts', import.meta.url));
  await writeFile(
    join(folder, 'vitest.config.ts'),
    `import { closingLine } from ${JSON.stringify(reporter)};
     export default { test: { include: ['*.test.ts'], reporters: ['default', closingLine()] } };\n`,
  );
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return new Promise((resolve) => {
    execFile(process.execPath, [join(vitest, 'vitest.mjs'), 'run'], { cwd: folder }, (error, stdout) =>
      resolve({ code: error ? error.code : 0, last: stdout.trimEnd().split('\n').at(-1) }),
    );
  });
}
