/** Debian's Chromium, one for a test file. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll } from 'vitest';
import { programOf } from './programOf.ts';

/** The machine may be root's, have no GPU and no way out; nothing is looked up outside. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let running: Promise<Browser> | undefined;

/** Ends with the file's last test. */
export function browser(): Promise<Browser> {
  running ??= chromium.launch({ executablePath: programOf('chromium'), args: FLAGS });
  return running;
}

afterAll(async () => {
  await (await running)?.close();
});
