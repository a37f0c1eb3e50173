/** Originals of a selection as one download: the file itself, or a zip of them where that is not too large for a browser. */
import { bytesText, countText } from '../../core/amounts.ts';
import { pool } from '../../core/pool.ts';
import { api, ask } from '../talk/api.ts';
import { downloadOriginal, originalUrl } from '../talk/originalUrl.ts';
import { asTalkError, TalkError } from '../talk/problem.ts';
import { say } from '../ui/toasts.ts';
import { filesOfTiles } from './filesOfTiles.ts';
import { zipName } from './zipName.ts';

/** A zip is put together in the memory of the page. */
const MOST_BYTES = 500_000_000;
const MOST_FILES = 500;
const AT_ONCE = 4;

interface Wanted {
  id: string;
  name: string;
  bytes: number;
}

/** `stacked`: they are tiles of the timeline, each of which may be several files. Says what it does, and what it can not. */
export async function downloadSelected(ids: readonly string[], stacked: boolean): Promise<void> {
  try {
    if (ids.length > MOST_FILES) throw tooMuch(`${countText(ids.length, 'photo')}`);
    const files = stacked ? await filesOfTiles(ids) : await recordsOf(ids);
    const [only] = files;
    if (files.length === 1 && only) {
      await downloadOriginal(only.id);
      return;
    }
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > MOST_BYTES) throw tooMuch(`${countText(files.length, 'file')}, ${bytesText(bytes)},`);
    say({ text: `Packing ${countText(files.length, 'file')}, ${bytesText(bytes)}.` });
    const { downloadZip } = await import('client-zip');
    const zip = URL.createObjectURL(await downloadZip(streamed(files)).blob());
    const link = document.createElement('a');
    link.href = zip;
    link.download = zipName(files.map(({ name }) => name));
    link.click();
    // The browser has taken it by then.
    setTimeout(() => URL.revokeObjectURL(zip), 60_000);
  } catch (error) {
    say({ text: `Nothing was downloaded. ${asTalkError(error).message}`, bad: true });
  }
}

function tooMuch(what: string): Error {
  return new TalkError(
    `${what} are more than a browser can pack: npm run download brings them all, and verifies them.`,
    {
      status: 0,
    },
  );
}

async function recordOf(id: string): Promise<Wanted> {
  const { name, bytes } = await ask(api.api.files[':id'].$get({ param: { id }, query: {} }));
  return { id, name, bytes };
}

/** One after the other, as the zip takes them, so that a URL is used while it is young. */
async function* streamed(files: readonly Wanted[]) {
  for (const { id, name } of files) {
    const answer = await fetch(await originalUrl(id));
    if (!answer.ok)
      throw new TalkError(`The storage answered ${answer.status} for ${name}.`, { status: answer.status });
    yield { name, input: answer };
  }
}

/** In the order of `ids`. */
async function recordsOf(ids: readonly string[]): Promise<Wanted[]> {
  const records: Wanted[] = [];
  await pool(ids.entries(), AT_ONCE, async ([at, id]) => {
    records[at] = await recordOf(id);
  });
  return records;
}
