/** The photo that is looked at in the viewer, as it is on screen. */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import type { Pixels } from '../fixtures/photo.ts';

/** Of the photo that is looked at; its neighbours hang there as well. */
export const NOW = '.pswp__item[aria-hidden=false]';

export const boxOf = (page: Page) =>
  page.locator(`${NOW} .frame`).evaluate((frame) => {
    const { x, y, width, height } = frame.getBoundingClientRect();
    return [x, y, width, height];
  });

/** What is on screen, without the bars and coarse enough not to mind sharpness. */
export async function seen(page: Page): Promise<Pixels> {
  const shot = await page.screenshot({ clip: { x: 320, y: 120, width: 800, height: 600 } });
  const { data, info } = await sharp(shot).removeAlpha().resize(40, 30).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
