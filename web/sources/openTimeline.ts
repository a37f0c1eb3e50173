/** Follows what is published, and shows it where that moves nothing; otherwise it waits to be asked. */
import { signal } from '@preact/signals-core';
import type { Clock } from '../../core/clock.ts';
import type { Manifest } from '../../core/timeline/manifest.ts';
import { TalkError } from '../talk/problem.ts';
import { meetsView, newPhotos } from './arrival.ts';
import { type Edition, NOTHING_YET, partsOf, placesOf } from './edition.ts';
import { lookout } from './lookout.ts';
import { pauses } from './pauses.ts';
import type { Presence } from './presence.ts';
import type { PublishedFiles } from './publishedFiles.ts';
import { stripSource } from './stripSource.ts';
import type { MonthPlace, Timeline, TimelineView } from './timeline.ts';

export interface TimelineOptions {
  files: PublishedFiles;
  /** Ends as soon as there is a credential to read with. */
  signedIn(): Promise<unknown>;
  /** The months that a file may be in, the likeliest first. Throws `TalkError`. */
  monthsOf(id: string): Promise<readonly string[]>;
  /** Messages that the converters have before them. Throws `TalkError`. */
  depth(): Promise<number>;
  presence: Presence;
  whenIdle(work: () => void): void;
  clock: Clock;
}

/** While something waits for the view to come to rest, or to go elsewhere. */
const SETTLE_MS = 500;
/** Whoever scrolls asks at every frame. */
const RETRY_MS = 1000;

export function openTimeline(options: TimelineOptions): Timeline {
  const { files, signedIn, monthsOf, depth, presence, whenIdle, clock } = options;
  const months = signal<readonly MonthPlace[]>([]);
  const state = signal<'loading' | 'ready' | 'failed'>('loading');
  const waiting = signal(0);
  const views: TimelineView[] = [];
  const settling = pauses(clock);
  let isSettling = false;
  /** Published, and not shown yet. */
  let found: Manifest | undefined;
  /** Whatever moves: it was asked for, or what is shown can not be read any more. */
  let asked = false;
  /** What was found is what we made ourselves: shown as soon as the view is at rest. */
  let isOurs = false;
  let failedAt = 0;

  const { follow, lookNow, lookOften, expect, expecting } = lookout({
    look,
    onFailure(error) {
      // Over something that is shown the next look will do.
      if (strip.edition() !== NOTHING_YET) return;
      state.value = 'failed';
      failedAt = clock.now();
      strip.setTrouble(error);
    },
    ...{ depth, presence, clock },
  });
  const strip = stripSource({
    ...{ files, monthsOf, whenIdle, clock },
    onNeed: () => state.value === 'failed' && clock.now() >= failedAt + RETRY_MS && lookNow(),
    onStale: lookNow,
    onGone() {
      asked = true;
      lookNow();
    },
  });

  async function look(until: AbortSignal): Promise<boolean> {
    await signedIn();
    const manifest = await files.manifest(until);
    const { rev } = strip.edition();
    const isNew = manifest.rev !== (found?.rev ?? rev);
    found = manifest.rev === rev ? undefined : manifest;
    isOurs ||= found !== undefined && expecting();
    if (!found) nothingWaits();
    if (strip.edition() === NOTHING_YET) await settle(until);
    else settle(until).catch(notShown);
    return isNew;
  }

  /** What is shown is still right, so of what could not be read the next look makes up; what is damaged it would not. */
  function notShown(error: Error): void {
    if (!(error instanceof TalkError)) strip.setTrouble(error);
  }

  /** Until what was found is shown, or is what is shown again. */
  async function settle(until: AbortSignal): Promise<void> {
    if (isSettling) return;
    isSettling = true;
    try {
      while (found && !until.aborted) {
        const next = found;
        const verdict = verdictOn(next);
        if (verdict === 'show') {
          const edition = await editionOf(next);
          // Meanwhile the view may have gone on, or another have been published.
          if (next === found && verdictOn(next) === 'show') show(edition);
          continue;
        }
        if (verdict === 'ask') waiting.value = newPhotos(strip.edition().parts, partsOf(next));
        await settling.pause(SETTLE_MS, until);
      }
    } catch (error) {
      // What it names may be gone already, where yet another has been published: the next look tells.
      found = undefined;
      throw error;
    } finally {
      isSettling = false;
    }
  }

  function verdictOn(next: Manifest): 'show' | 'ask' | 'later' {
    const { parts, layoutHash } = strip.edition();
    const view = views.at(-1);
    if (strip.edition() === NOTHING_YET || asked || !view) return 'show';
    if (view.busy()) return 'later';
    const movesNothing = next.layout.hash === layoutHash || !meetsView(parts, partsOf(next), view.range());
    return movesNothing || isOurs || view.fits() ? 'show' : 'ask';
  }

  async function editionOf({ rev, layout, tint, months }: Manifest): Promise<Edition> {
    const { layoutHash, shape } = strip.edition();
    const parts = partsOf({ months });
    const [next] = await Promise.all([
      layout.hash === layoutHash ? shape : files.layout(layout.hash),
      strip.prepare(parts),
    ]);
    const photos = parts.at(-1)?.to ?? 0;
    if (next.ratios.length !== photos) {
      throw new Error(`The layout has ${next.ratios.length} photos and its manifest ${photos}. Reload the page.`);
    }
    return { rev, shape: next, layoutHash: layout.hash, tintHash: tint.hash, parts };
  }

  function show(edition: Edition): void {
    found = undefined;
    nothingWaits();
    strip.show(edition);
    strip.setTrouble(undefined);
    months.value = placesOf(edition.parts);
    state.value = 'ready';
  }

  function nothingWaits(): void {
    asked = false;
    isOurs = false;
    waiting.value = 0;
  }

  return {
    source: strip,
    months,
    state,
    waiting,
    follow,
    lookOften,
    expect,
    showWaiting() {
      asked = true;
      settling.end();
    },
    watchedBy(view) {
      views.push(view);
      return () => views.splice(views.indexOf(view), 1);
    },
  };
}
