/** The first screen of 100,000 photos in a cold browser, by turns with a bare page that shows the same pictures. */
import { type Line, median } from './line.ts';
import { type Bench, newVisit, type Seen, seen } from './visits.ts';

const ROUNDS = 7;

export async function firstScreen({ browser, url }: Bench): Promise<Line[]> {
  const pictures = await picturesOf({ browser, url });
  const ours: Seen[] = [];
  const theirs: Seen[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    theirs.push(await look({ browser, url }, '/bare.html', pictures.html));
    ours.push(await look({ browser, url }, '/#/photos'));
  }
  const [our, their] = [ours, theirs].map((visits) => median(visits.map(({ painted }) => painted))) as [number, number];
  const [lcp, bareLcp] = [ours, theirs].map((visits) => median(visits.map((visit) => visit.lcp))) as [number, number];
  return [
    {
      what: 'first screen painted, beside a bare page of the same pictures',
      ...{ found: our / their, unit: 'x', target: 1.3, fail: 2 },
      note: `${our.toFixed(0)} and ${their.toFixed(0)} ms, ${pictures.count} pictures`,
    },
    {
      what: 'LCP on loopback',
      ...{ found: lcp, unit: 'ms', target: 500, fail: bareLcp < 300 ? 800 : Number.POSITIVE_INFINITY },
      note: `the bare page's: ${bareLcp.toFixed(0)} ms`,
    },
    { what: 'CLS', found: Math.max(...ours.map(({ cls }) => cls)), unit: '', target: 0, fail: 0.01 },
    { what: 'requests before the first photos', found: pictures.before, unit: '', target: 6, fail: 9 },
  ];
}

/** `html` is answered for the page's origin, which the storage allows to show its pictures. */
async function look({ browser, url }: Bench, address: string, html?: string): Promise<Seen> {
  const { page, close } = await newVisit(browser);
  if (html !== undefined)
    await page.route(`**${address}`, (route) => route.fulfill({ body: html, contentType: 'text/html' }));
  await page.goto(url + address);
  const result = await seen(page);
  await close();
  return result;
}

/** What the first screen shows, as a page without any program, and how many requests came before its first picture. */
async function picturesOf({ browser, url }: Bench) {
  const { page, close } = await newVisit(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.resourceType()));
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const tags = await page.evaluate(tagsOfScreen);
  await close();
  return { html: bareHtml(tags), count: tags.length, before: asked.indexOf('image') };
}

/** Runs in the page. */
function tagsOfScreen(): string[] {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('[role="gridcell"] img')];
  const boxes = pictures.map((picture) => ({ src: picture.currentSrc, box: picture.getBoundingClientRect() }));
  return boxes
    .filter(({ src, box }) => src && box.bottom > 0 && box.top < innerHeight)
    .map(
      ({ src, box: { left, top, width, height } }) =>
        `<img crossorigin="anonymous" src="${src.replaceAll('&', '&amp;')}" style="position:absolute;left:${left}px;top:${top}px;width:${width}px;height:${height}px">`,
    );
}

const bareHtml = (tags: string[]) =>
  `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body class="bare">${tags.join('\n')}`;
