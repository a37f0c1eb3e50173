/** Asks for each chosen original to be converted again, saying how far it is; returns how many were asked for. */

import { countText } from '../../core/amounts.ts';
import type { Storage } from '../../core/storage.ts';
import { look } from '../../library/look.ts';
import { progressLine } from '../terminal/progress.ts';
import type { Screen } from '../terminal/screen.ts';
import type { Choice } from './choice.ts';
import { forEachChosen } from './forEachChosen.ts';

/** `files`: how many there were at the first count; meanwhile others may have come. Ends early when `stop` aborts. */
export async function sendLooks(
  storage: Storage,
  choice: Choice,
  files: number,
  screen: Screen,
  stop: AbortSignal,
): Promise<number> {
  const began = Date.now();
  let sent = 0;
  const progress = () => ({ label: 'Sending', done: sent, total: Math.max(files, sent), noun: 'messages' });
  screen.follow(() => [progressLine({ ...progress(), seconds: (Date.now() - began) / 1000 }, screen.live)]);
  try {
    await forEachChosen(storage, choice, stop, async ({ name }) => {
      await look(storage, name, { force: true, later: true });
      sent += 1;
    });
  } catch (error) {
    screen.settle();
    screen.say(`${countText(sent, 'message')} of ${files.toLocaleString('en')} sent. Run again, it sends all anew.`);
    throw error;
  }
  screen.settle();
  return sent;
}
