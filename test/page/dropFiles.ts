/** Drops files and folders of the disk on the page, as a person drags them from a file manager. */
import type { Page } from 'playwright-core';

/** `over` happens while they are held over the page. */
export async function dropFiles(page: Page, paths: string[], over?: () => Promise<unknown>): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).waitFor();
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const tell = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await tell('dragEnter');
  await tell('dragOver');
  await over?.();
  await tell('dragOver');
  await tell('drop');
  await devtools.detach();
}
