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

const DESKTOP = { viewport: { width: 1440, height: 900 } };

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
  /** Milliseconds until all pictures in view were painted: from the navigation, or from the press that was announced. */
  painted: number;
  /** Of the largest contentful paint. */
  lcp: number;
  /** Sum of all layout shifts. */
  cls: number;
}

/** As soon as every picture in view is there, and once more after a frame. */
export async function seen(page: Page): Promise<Seen> {
  await page.waitForFunction(() => window.painted !== undefined && window.lcp > 0, undefined, {
    polling: 50,
    timeout: 120_000,
  });
  return page.evaluate(() => ({ painted: window.painted as number, lcp: window.lcp, cls: window.cls }));
}

/** What is painted is timed anew, from the next press of the pointer. */
export function timeNextPress(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.painted = undefined;
    addEventListener('pointerdown', () => window.timePainting(performance.now()), { capture: true, once: true });
  });
}

declare global {
  interface Window {
    painted: number | undefined;
    lcp: number;
    cls: number;
    /** Sets `painted` when the pictures are there. */
    timePainting(from: number): void;
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
  const inView = (element: Element) => {
    const scroller = document.querySelector('.scroller')?.getBoundingClientRect();
    const { top, bottom, width } = element.getBoundingClientRect();
    return width > 0 && bottom > (scroller?.top ?? 0) && top < (scroller?.bottom ?? innerHeight);
  };
  window.timePainting = (from) => {
    const look = () => {
      const pictures = document.querySelectorAll<HTMLImageElement>('[role="gridcell"] img, .bare img');
      // A photo that could not be converted shows why instead.
      const seen = [...pictures].filter(
        (picture) => inView(picture) && !picture.parentElement?.querySelector('.blank'),
      );
      const all = seen.length > 3 && seen.every(({ naturalWidth }) => naturalWidth > 0);
      if (all) requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now() - from)));
      else requestAnimationFrame(look);
    };
    // What was pressed acts first.
    requestAnimationFrame(look);
  };
  addEventListener('DOMContentLoaded', () => window.timePainting(0));
}
