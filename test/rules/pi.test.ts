/** What infra/pi/compose.yaml promises of a converter on a Raspberry Pi: it is shut in, and its numbers add up. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings } from '../../core/settings.ts';
import { memoryBudget } from '../../worker/memoryBudget.ts';
import { WORKER_SETTINGS } from '../../worker/settings.ts';
import { watchOver } from '../../worker/watchOver.ts';
import { fakeClock } from '../fakes/clock.ts';

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const UNITS: Record<string, number> = { m: 2 ** 20, g: 2 ** 30 };
const memory = z
  .string()
  .regex(/^\d+[mg]$/)
  .transform((text) => Number.parseInt(text, 10) * (UNITS[text.at(-1) ?? ''] ?? 0));
const seconds = z
  .string()
  .regex(/^\d+s$/)
  .transform((text) => Number.parseInt(text, 10));
const tmpfs = z
  .string()
  .regex(/^\/\w+:size=\d+[mg],mode=1777$/)
  .transform((text) => {
    const [, at = '', size = ''] = /^(.*):size=(\w+)/.exec(text) ?? [];
    return { at, bytes: memory.parse(size) };
  });

/** All that is said of it: whatever opens it further would be a word that is not here. */
const Converter = z.strictObject({
  image: z.string(),
  env_file: z.string(),
  environment: z.record(z.string(), z.string()),
  restart: z.string(),
  stop_grace_period: seconds,
  tmpfs,
  mem_limit: memory,
  memswap_limit: memory,
  pids_limit: z.number(),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  healthcheck: z.strictObject({ interval: z.string() }),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }),
});
const Compose = z.strictObject({ services: z.strictObject({ converter: Converter }) });

const { converter } = Compose.parse(parse(textOf('infra/pi/compose.yaml'))).services;
const settings = readSettings(WORKER_SETTINGS, converter.environment);
const page = textOf('infra/pi/README.md');

const MiB = 2 ** 20;

test('it can write nowhere but into its memory, and has no right that it could use', () => {
  expect(converter).toMatchObject({
    ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
    ...{ tmpfs: { at: settings.IRONVIPER_SCRATCH } },
  });
  expect(converter.pids_limit).toBeLessThanOrEqual(128);
});

test('it is told only what a converter knows', () => {
  expect(Object.keys(converter.environment).filter((name) => !(name in WORKER_SETTINGS))).toEqual([]);
  const named = [...page.matchAll(/IRONVIPER_\w+/g)].map(([name]) => name);
  expect(named.filter((name) => name !== 'IRONVIPER_IMAGE' && !(name in WORKER_SETTINGS))).toEqual([]);
});

test('its memory holds what it uses, with the files in hand, on a machine of 1 GB, and nothing is swapped', () => {
  const { IRONVIPER_MEMORY: own = 0, IRONVIPER_CONCURRENCY: atOnce, IRONVIPER_SCRATCH_SIZE: originals } = settings;
  expect(memoryBudget(own, atOnce)).toBeGreaterThan(0);
  const forProducts = converter.tmpfs.bytes - originals;
  const forChecks = converter.mem_limit - own - converter.tmpfs.bytes;
  expect({ forProducts, forChecks }).toEqual({ forProducts: 64 * MiB, forChecks: 64 * MiB });
  expect(converter.memswap_limit).toBe(converter.mem_limit);
  expect(converter.mem_limit).toBeLessThanOrEqual(720 * MiB);
});

test('it stays, leaves large files to others, and begins anew when its lifetime is over', () => {
  expect(settings).toMatchObject({ IRONVIPER_IDLE_SECONDS: 0, IRONVIPER_LATER: false });
  expect(converter.restart).toBe('unless-stopped');
});

test('it is given the time that its guard takes to end it', async () => {
  const clock = fakeClock();
  const sent: string[] = [];
  const watch = watchOver({ clock, log: () => {}, signal: (signal) => sent.push(signal) });
  watch.leave('SIGTERM');
  await clock.advance(converter.stop_grace_period * 1000 - 1000);
  watch.ended('SIGKILL');
  expect(sent).toEqual(['SIGTERM', 'SIGKILL']);
});

test('its log is never longer than the card has room for', () => {
  const { 'max-size': size = '', 'max-file': files } = converter.logging.options;
  expect(memory.parse(size) * Number(files)).toBeLessThanOrEqual(16 * MiB);
});

test('which image it is has to be said, and what is said of that says how', () => {
  expect(converter.image).toMatch(/^\$\{IRONVIPER_IMAGE:\?.*IRONVIPER_IMAGE=ghcr\.io\/OWNER\/ironviper-converter/);
});

test('every command that its page names is a script', () => {
  const scripts = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(textOf('package.json'))).scripts;
  const named = [...page.matchAll(/npm run ([a-z-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
