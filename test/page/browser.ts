/** Debian's Chromium, one for a test file. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { FLAGS } from './flags.ts';
import { programOf } from './programOf.ts';

let running: Promise<Browser> | undefined;

/** Ends with the file's last test. */
export function browser(): Promise<Browser> {
  // Without a locale it would take names of files for ASCII, and leave out folders that have others.
  const env = { ...process.env, LANG: 'C.UTF-8' };
  running ??= chromium.launch({ executablePath: programOf('chromium'), args: FLAGS, env });
  return running;
}

afterAll(async () => {
  await (await running)?.close();
});
