/** The first photos on a phone: a slow processor, a slow line. */
import { type Line, median } from './line.ts';
import { type Bench, newVisit, seen } from './visits.ts';

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const MB = 1e6;

const VISITS = 3;

export async function phone(bench: Bench): Promise<Line[]> {
  const visits: Look[] = [];
  for (let visit = 0; visit < VISITS; visit++) visits.push(await look(bench));
  const middle = (what: keyof Look) => median(visits.map((visit) => visit[what]));
  return [
    {
      what: 'phone: first tiles',
      found: middle('first') / 1000,
      unit: 's',
      target: 2,
      fail: 3,
      note: `all after ${(middle('painted') / 1000).toFixed(1)} s`,
    },
    { what: 'phone: sent by then', found: middle('bytes') / MB, unit: 'MB', target: 0.6, fail: 1 },
  ];
}

interface Look {
  /** Milliseconds until the first picture was there, and until all in view were. */
  first: number;
  painted: number;
  /** Sent until the first. */
  bytes: number;
}

async function look({ browser, url }: Bench): Promise<Look> {
  const { page, cdp, close } = await newVisit(browser, PHONE);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', LINE);
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(`${url}/#/photos`);
  // The first of them: the line is what all of them wait for.
  await page.waitForFunction(
    () => [...document.querySelectorAll<HTMLImageElement>('[role="gridcell"] img')].some((img) => img.naturalWidth > 0),
    undefined,
    { polling: 'raf', timeout: 120_000 },
  );
  const first = await page.evaluate(() => performance.now());
  const weighed = bytes;
  const { painted } = await seen(page);
  await close();
  return { first, painted, bytes: weighed };
}
