/** README's pictures of the page, in Chromium, over a library that nobody photographed. */
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { FLAGS } from '../page/flags.ts';
import { programOf } from '../page/programOf.ts';
import { startScene } from '../page/scene.ts';

const FILES = '3000';
const WINDOW = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };
/** Pictures fade in when they come late. */
const FADE_MS = 500;

export async function page(): Promise<void> {
  const scene = await startScene(['--memory', '--seed', FILES]);
  const browser = await chromium.launch({ executablePath: programOf('chromium'), args: FLAGS });
  try {
    const context = await browser.newContext(WINDOW);
    const shown = await context.newPage();
    await shown.goto(`${scene.url}/#/photos?at=2024-08`);
    await save(shown, 'page-photos');
    await shown.goto(`${scene.url}/#/duplicates`);
    await shown
      .getByText(/copies/)
      .first()
      .waitFor();
    await save(shown, 'page-duplicates');
  } finally {
    await browser.close();
    await scene.stop();
  }
}

async function save(shown: Page, name: string): Promise<void> {
  await shown.getByRole('main').locator('img').first().waitFor();
  await shown.waitForLoadState('networkidle');
  await shown.waitForTimeout(FADE_MS);
  const to = new URL(`../../docs/${name}.webp`, import.meta.url).pathname;
  await sharp(await shown.screenshot())
    .webp({ quality: 85 })
    .toFile(to);
}
