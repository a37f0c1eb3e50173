/** The first screen of 100,000 photos in a cold browser, by turns with a bare page that shows the same pictures. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { posix } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitedFor } from '../../page/waitedFor.ts';
import { type Line, median } from './line.ts';
import { type Bench, newVisit, type Seen, seen } from './visits.ts';

const ROUNDS = 7;
/** So that none pays for the closing of the one before it. */
const REST_MS = 500;
/** A machine on which the bare page takes longer is no measure of ours. */
const QUICK_MS = 300;

export async function firstScreen({ browser, url }: Bench): Promise<Line[]> {
  const pictures = await picturesOf({ browser, url });
  const bare = await bareServer(pictures.html);
  const ours: Seen[] = [];
  const theirs: Seen[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await look(browser, bare.url));
      ours.push(await look(browser, `${url}/#/photos`));
    }
  } finally {
    bare.close();
  }
  const [our, their] = [ours, theirs].map((visits) => median(visits.map(({ painted }) => painted))) as [number, number];
  const [lcp, bareLcp] = [ours, theirs].map((visits) => median(visits.map((visit) => visit.lcp))) as [number, number];
  return [
    {
      what: 'first screen painted, beside a bare page of the same pictures',
      ...{ found: our / their, unit: 'x', target: 1.3, fail: 2 },
      note: `${our.toFixed(0)} and ${their.toFixed(0)} ms, at best ${best(ours)} and ${best(theirs)}; ${pictures.count} pictures`,
    },
    {
      what: 'LCP on loopback',
      ...{ found: lcp, unit: 'ms', target: 500, ...(bareLcp < QUICK_MS && { fail: 800 }) },
      note: `the bare page's: ${bareLcp.toFixed(0)} ms`,
    },
    { what: 'CLS', found: Math.max(...ours.map(({ cls }) => cls)), unit: '', target: 0, fail: 0.01 },
    {
      what: 'requests before the first photos',
      ...{ found: pictures.before.length, unit: '', target: 6, fail: 9 },
      note: pictures.before.join(' '),
    },
  ];
}

function best(visits: readonly Seen[]): string {
  return Math.min(...visits.map(({ painted }) => painted)).toFixed(0);
}

async function look(browser: Bench['browser'], address: string): Promise<Seen> {
  const { page, close } = await newVisit(browser);
  await sleep(REST_MS);
  await page.goto(address);
  const result = await seen(page);
  await close();
  return result;
}

/** What the first screen shows, as a page without any program, and how many requests came before its first picture. */
async function picturesOf({ browser, url }: Bench) {
  const { page, close } = await newVisit(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const tags = await page.evaluate(tagsOfScreen);
  await close();
  return {
    html: bareHtml(tags),
    count: tags.length,
    before: waitedFor(asked).map((path) => posix.basename(path) || '/'),
  };
}

/** Runs in the page. */
function tagsOfScreen(): string[] {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('[role="gridcell"] img')];
  const boxes = pictures.map((picture) => ({ src: picture.currentSrc, box: picture.getBoundingClientRect() }));
  return boxes
    .filter(({ src, box }) => src && box.bottom > 0 && box.top < innerHeight)
    .map(
      ({ src, box: { left, top, width, height } }) =>
        `<img src="${src.replaceAll('&', '&amp;')}" style="position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px">`,
    );
}

const bareHtml = (tags: string[]) =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body class="bare">${tags.join('\n')}`;

/** On an origin of its own, which the storage does not know: its pictures come without the asking for leave that ours need. */
async function bareServer(html: string): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end(html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}
