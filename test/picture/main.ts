/** Makes README's pictures anew: the page over an invented library, and real output of a converter. */
import { page } from './page.ts';
import { upright } from './upright.ts';

await upright();
await page();
