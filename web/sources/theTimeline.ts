/** The one timeline of the page, opened when it is first looked at. */
import { systemClock } from '../../core/clock.ts';
import { monthOf } from '../../core/month.ts';
import { settled } from '../settled.ts';
import { api, ask } from '../talk/api.ts';
import { readDepth } from '../talk/depth.ts';
import { fetchMedia } from '../talk/media.ts';
import { session } from '../talk/session.ts';
import { layGhosts } from './ghosts.ts';
import { openTimeline } from './openTimeline.ts';
import { watchPresence } from './presence.ts';
import { publishedFiles } from './publishedFiles.ts';
import type { Timeline } from './timeline.ts';
import { onWish } from './wish.ts';

let opened: Timeline | undefined;

export function theTimeline(): Timeline {
  opened ??= open();
  return opened;
}

function open(): Timeline {
  const timeline = openTimeline({
    files: publishedFiles(fetchMedia),
    signedIn,
    monthsOf,
    depth: readDepth,
    presence: watchPresence(),
    // What is not seen yet is in the way of what is.
    whenIdle: (work) => void settled.then(work),
    clock: systemClock,
  });
  onWish(() => timeline.expect());
  layGhosts(timeline.source);
  return timeline;
}

function signedIn(): Promise<void> {
  return new Promise((resolve) => {
    const end = session.subscribe((known) => {
      if (!known?.media) return;
      queueMicrotask(() => end());
      resolve();
    });
  });
}

async function monthsOf(id: string): Promise<readonly string[]> {
  const { takenLocal, months } = await ask(api.api.files[':id'].$get({ param: { id }, query: {} }));
  return [...new Set([monthOf(takenLocal), ...months])];
}
