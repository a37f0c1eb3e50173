/** What a guard is told: on what terms its converter lives, and that it gets on. */
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../core/settings.ts';
import { WORKER_SETTINGS } from '../../../worker/settings.ts';
import { tellGuard } from '../../../worker/tellGuard.ts';
import { termsOf } from '../../../worker/terms.ts';

const TERMS = { name: 'pi-1', lifetimeSeconds: 3600, watchdogSeconds: 900 };

test('its terms come first, then its progress, once a second at most', () => {
  let now = 0;
  const words: unknown[] = [];
  const progress = tellGuard({ now: () => now }, TERMS, (word) => words.push(word));
  expect(words).toEqual([TERMS]);
  for (; now < 5500; now += 10) progress();
  expect(words).toEqual([TERMS, ...Array(5).fill('progress')]);
});

test('a clock that is set back silences nobody', () => {
  let now = 1_000_000;
  const words: unknown[] = [];
  const progress = tellGuard({ now: () => now }, TERMS, (word) => words.push(word));
  now = 0;
  progress();
  expect(words).toEqual([TERMS, 'progress']);
});

describe('terms', () => {
  const of = (env: Record<string, string>) => termsOf(readSettings(WORKER_SETTINGS, env));

  test('are as they are set', () => {
    const env = { IRONVIPER_NAME: 'a', IRONVIPER_MAX_LIFETIME: '60', IRONVIPER_WATCHDOG_SECONDS: '300' };
    expect(of(env)).toEqual({ name: 'a', lifetimeSeconds: 60, watchdogSeconds: 300 });
  });

  test.each(['IRONVIPER_FILE_SECONDS', 'IRONVIPER_POLL_SECONDS', 'IRONVIPER_OUTAGE_SECONDS'])(
    'under which %s would end a converter that is well are refused',
    (name) => {
      expect(() => of({ [name]: '900' })).toThrow(`IRONVIPER_WATCHDOG_SECONDS: more than ${name}, or`);
      expect(of({ [name]: '899' })).toMatchObject({ watchdogSeconds: 900 });
    },
  );

  test('that are wrong in more than one way say so at once', () => {
    expect(() => of({ IRONVIPER_WATCHDOG_SECONDS: '10' })).toThrow(
      'more than IRONVIPER_FILE_SECONDS and IRONVIPER_POLL_SECONDS and IRONVIPER_OUTAGE_SECONDS',
    );
  });
});
