/** Waits for the pictures that are on screen. */
import type { Page } from 'playwright-core';

export async function picturesSeen(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const seen = [...document.querySelectorAll<HTMLImageElement>('.tile img')].filter((img) => {
      const { top, bottom, width } = img.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight;
    });
    return seen.length > 0 && seen.every((img) => img.complete && img.naturalWidth > 0);
  });
}
