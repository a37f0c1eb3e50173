/** What no stack is seeded with: a month of 20,000 photos, and a library of a million. */
import { layoutName, MANIFEST_NAME } from '../../../core/names.ts';
import type { Manifest } from '../../../core/timeline/manifest.ts';
import { aMillion, BUSY_DAY, largeMonth, type PublishedLibrary } from '../../page/largeLibraries.ts';
import { publishedInstead } from '../../page/publishedInstead.ts';
import type { Line } from './line.ts';
import { scrolled } from './scrolling.ts';
import { jump } from './scrub.ts';
import { type Bench, newVisit, seen, type Visit } from './visits.ts';

const KB = 1000;

export async function large(bench: Bench): Promise<Line[]> {
  return [...(await inLargeMonth(bench)), ...(await inMillion(bench))];
}

async function inLargeMonth(bench: Bench): Promise<Line[]> {
  const visit = await opened(bench, `#/photos?at=${BUSY_DAY}`, await largeMonth());
  const lines = await scrolled(visit, ', in a day of 15,000');
  await visit.close();
  return lines;
}

/** Its pictures come by way of this program, which is slower than any storage. */
async function inMillion(bench: Bench): Promise<Line[]> {
  const library = aMillion();
  const { layout } = JSON.parse(String(Buffer.from((await library.read(MANIFEST_NAME)) ?? []))) as Manifest;
  const bytes = (await library.read(layoutName(layout.hash)))?.length ?? 0;
  const visit = await opened(bench, '#/photos', library);
  const ms = await jump(visit.page, 0.5);
  await visit.close();
  const note = `its layout is ${(bytes / KB).toFixed(0)} kB`;
  return [{ what: 'first scrub jump in 1,000,000', found: ms, unit: 'ms', target: 350, fail: 800, note }];
}

async function opened({ browser, url }: Bench, address: string, library: PublishedLibrary): Promise<Visit> {
  const visit = await newVisit(browser);
  await publishedInstead(visit.page, library);
  await visit.page.goto(`${url}/${address}`);
  await seen(visit.page);
  return visit;
}
