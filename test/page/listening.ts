/** Waits for what hears pointers and keys in a grid: it is loaded after the first pictures. */
import type { Page } from 'playwright-core';

export async function listening(page: Page): Promise<void> {
  // It comes with what shows toasts.
  await page.locator('.toaster').waitFor({ state: 'attached' });
}
