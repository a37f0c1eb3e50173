/** A visit of the page in a browser that knows nothing yet; whatever goes wrong in it unasked fails the test. */
import type { BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { MANIFEST_NAME } from '../../core/names.ts';
import { browser } from './browser.ts';
import type { Scene } from './scene.ts';

export interface VisitOptions extends BrowserContextOptions {
  /** Texts of errors in the console that the test brings about itself. */
  expected?: RegExp;
  /** Nothing may have been published yet: then there is no manifest, and the browser says so. */
  empty?: boolean;
  /** Other origins that the page may ask. */
  origins?: readonly string[];
  /** Before the page is opened: routes, clocks, scripts. */
  before?: (page: Page) => Promise<unknown>;
}

const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/** `address` begins with `#`. The context ends with the test, which fails on any error in the console and on any other origin. */
export async function visit(scene: Scene, address: string, options: VisitOptions = {}): Promise<Page> {
  const { expected, empty = false, origins = [], before, ...contextOptions } = options;
  const context = await (await browser()).newContext({ viewport: DESKTOP, ...contextOptions });
  const page = await context.newPage();
  const wrong: string[] = [];
  const note = (text: string) => expected?.test(text) || wrong.push(text);
  page.on('console', (message) => {
    if (message.type() === 'error' && !(empty && isOfManifest(message))) note(message.text());
  });
  page.on('pageerror', (error) => note(error.stack || `${error.name}: ${error.message}`));
  const allowed = new Set([new URL(scene.url).origin, new URL(scene.media).origin, ...origins]);
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && !allowed.has(origin)) wrong.push(`It asked ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(wrong).toEqual([]);
  });
  await before?.(page);
  await page.goto(`${scene.url}/${address}`);
  return page;
}

function isOfManifest(message: ConsoleMessage): boolean {
  return message.text().includes('status of 404') && message.location().url.includes(MANIFEST_NAME);
}
