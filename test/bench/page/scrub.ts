/** From a jump on the scrubber to painted photos. */
import { type Line, median } from './line.ts';
import { type Bench, newVisit, seen } from './visits.ts';

const JUMPS = [0.15, 0.8, 0.4, 0.95, 0.25, 0.6, 0.05];

export async function scrub({ browser, url }: Bench): Promise<Line[]> {
  const { page, close } = await newVisit(browser);
  await page.goto(`${url}/#/photos`);
  await seen(page);
  const box = await page.getByRole('slider').boundingBox();
  if (!box) throw new Error('there is no scrubber on the photos screen');
  const times: number[] = [];
  for (const share of JUMPS) {
    await page.evaluate(() => {
      window.painted = undefined;
    });
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * share);
    const painting = page.evaluate(paintedAfterPress);
    await page.mouse.down();
    await page.mouse.up();
    times.push(await painting);
  }
  await close();
  return [
    {
      what: 'scrub jump to painted photos, median',
      found: median(times),
      unit: 'ms',
      target: 350,
      fail: 800,
      note: `worst ${Math.max(...times).toFixed(0)} ms`,
    },
  ];
}

/** Runs in the page: from the pointer's press to the first frame whose pictures are all there. */
function paintedAfterPress(): Promise<number> {
  return new Promise((resolve) => {
    addEventListener(
      'pointerdown',
      () => {
        const began = performance.now();
        const inWindow = (element: Element) => {
          const { top, bottom, width } = element.getBoundingClientRect();
          return width > 0 && bottom > 0 && top < innerHeight;
        };
        const look = () => {
          const cells = [...document.querySelectorAll('[role="gridcell"]')].filter(inWindow);
          const pictures = cells.map((cell) => cell.querySelector('img')).filter((img) => img !== null);
          const all = cells.length > 3 && pictures.every((each) => each.src && each.complete && each.naturalWidth > 0);
          // Two frames at least: the press itself moves nothing yet.
          if (all && performance.now() - began > 34) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
}
