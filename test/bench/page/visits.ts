/** Visits of the page that are measured: each in a browser context that knows nothing, unless it is given one that does. */
import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

export interface Bench {
  browser: Browser;
  /** Where the page is, without a slash at the end. */
  url: string;
}

export interface Visit {
  page: Page;
  cdp: CDPSession;
  close(): Promise<void>;
}

export const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** Nothing is opened yet. */
export async function newVisit(browser: Browser, options: BrowserContextOptions = DESKTOP): Promise<Visit> {
  const context = await browser.newContext(options);
  return visitIn(context, () => context.close());
}

export async function visitIn(context: BrowserContext, close = async () => {}): Promise<Visit> {
  const page = await context.newPage();
  await page.addInitScript(watch);
  return { page, cdp: await context.newCDPSession(page), close };
}

export interface Seen {
  /** Milliseconds from the navigation until all pictures within the window were painted. */
  painted: number;
  /** Of the largest contentful paint. */
  lcp: number;
  /** Sum of all layout shifts. */
  cls: number;
}

/** As soon as every picture within the window is there, and once more after a frame. */
export async function seen(page: Page): Promise<Seen> {
  await page.waitForFunction(() => window.painted !== undefined, undefined, { polling: 50, timeout: 120_000 });
  return page.evaluate(() => ({ painted: window.painted as number, lcp: window.lcp, cls: window.cls }));
}

declare global {
  interface Window {
    painted: number | undefined;
    lcp: number;
    cls: number;
  }
}

/** Runs in the page before anything of it. */
function watch(): void {
  window.lcp = 0;
  window.cls = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.lcp = Math.max(window.lcp, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.cls += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const inWindow = (element: Element) => {
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  };
  const look = () => {
    const pictures = [...document.querySelectorAll<HTMLImageElement>('[role="gridcell"] img, .bare img')].filter(
      inWindow,
    );
    const all = pictures.length > 3 && pictures.every((each) => each.complete && each.naturalWidth > 0);
    if (all) requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now())));
    else requestAnimationFrame(look);
  };
  addEventListener('DOMContentLoaded', () => requestAnimationFrame(look));
}
