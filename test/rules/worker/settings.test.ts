/** What can be set about a converter: good as it is, and every mistake told apart. */
import { expect, test } from 'vitest';
import { readSettings } from '../../../core/settings.ts';
import { helpText } from '../../../worker/help.ts';
import { WORKER_SETTINGS } from '../../../worker/settings.ts';

test('nothing has to be set', () => {
  const settings = readSettings(WORKER_SETTINGS, {});
  expect(settings).toMatchObject({
    IRONVIPER_STORAGE: 'UseDevelopmentStorage=true',
    IRONVIPER_MAX_PIXELS: 250_000_000,
    IRONVIPER_FILE_SECONDS: 120,
    IRONVIPER_SCRATCH_SIZE: 4 * 2 ** 30,
    IRONVIPER_IDLE_SECONDS: 60,
    IRONVIPER_OUTAGE_SECONDS: 60,
    IRONVIPER_MAX_LIFETIME: 21_600,
    IRONVIPER_WATCHDOG_SECONDS: 900,
    IRONVIPER_LATER: true,
  });
  expect(settings.IRONVIPER_CONCURRENCY).toBeGreaterThanOrEqual(1);
  expect(settings.IRONVIPER_NAME).toMatch(/^[\w.-]{1,63}$/);
});

test.each([
  ['IRONVIPER_NAME', 'my pi'],
  ['IRONVIPER_NAME', 'a/b'],
  ['IRONVIPER_NAME', 'x'.repeat(64)],
  ['IRONVIPER_CONCURRENCY', '0'],
  ['IRONVIPER_MEMORY', '384 MB'],
  ['IRONVIPER_POLL_SECONDS', '0'],
  ['IRONVIPER_MAX_LIFETIME', '6h'],
  ['IRONVIPER_LATER', 'maybe'],
])('%s can’t be %j', (name, value) => {
  expect(() => readSettings(WORKER_SETTINGS, { [name]: value })).toThrow(`  ${name}: `);
});

test('each says what it is for, in the help too', () => {
  for (const [name, { description = '' }] of Object.entries(WORKER_SETTINGS)) {
    expect(description).not.toBe('');
    expect(helpText()).toContain(`${name.padEnd(26)} ${description}`);
  }
});

test('the help tells what holds where nothing is set', () => {
  expect(helpText()).toContain('(UseDevelopmentStorage=true)');
  expect(helpText()).toMatch(/^ {2}IRONVIPER_LATER .* \(yes\)$/m);
});
