/** The one uploader of the page. */
import { systemClock } from '../../core/clock.ts';
import { theTimeline } from '../sources/theTimeline.ts';
import { onWish } from '../sources/wish.ts';
import { arrived } from './arrived.ts';
import { workerHashes } from './hashes.ts';
import { openJournal } from './journal.ts';
import { keepAwake } from './keepAwake.ts';
import { onlyHere } from './onlyHere.ts';
import { pageTransport } from './transport.ts';
import { type Uploader, uploader } from './uploader.ts';

let opening: Promise<Uploader> | undefined;

/** With what an earlier visit left behind. */
export function uploads(): Promise<Uploader> {
  opening ??= open();
  return opening;
}

async function open(): Promise<Uploader> {
  const opened = uploader({
    transport: pageTransport(),
    hashes: workerHashes(),
    journal: openJournal(systemClock),
    clock: systemClock,
    onReady() {
      theTimeline().lookOften();
      arrived.value += 1;
    },
  });
  addEventListener('online', opened.hurry);
  onWish(({ op }, ids) => op === 'restore' && opened.restored(ids));
  if (await onlyHere()) await opened.recall();
  keepAwake(opened.progress);
  return opened;
}
