/** Photos: all of them, by the day they were taken. */
import { computed, useSignal } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { measures } from '../../grid/density.ts';
import { GridView } from '../../grid/GridView.tsx';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { rowAt } from '../../grid/rowAt.ts';
import { route } from '../../route.ts';
import type { Scrubber as Scrubbing } from '../../scrubber/scrubber.ts';
import { settled } from '../../settled.ts';
import { theTimeline } from '../../sources/theTimeline.ts';
import { onKey } from '../../ui/keys.ts';
import { late } from '../../ui/late.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { monthText } from '../../words/monthText.ts';
import { PhotosHead } from './PhotosHead.tsx';
import { usePlace } from './usePlace.ts';
import './photos.css';

const FirstRun = late(async () => (await import('./FirstRun.tsx')).FirstRun);
const GoToDate = late(async () => (await import('./GoToDate.tsx')).GoToDate);
const Scrubber = late(async () => (await import('../../scrubber/Scrubber.tsx')).Scrubber, settled);

export function PhotosScreen() {
  const timeline = theTimeline();
  const { source, months, state } = timeline;
  const grid = useSignal<PhotoGrid | undefined>(undefined);
  const scrubber = useSignal<Scrubbing | undefined>(undefined);
  const [dating, setDating] = useState(false);
  const begin = usePlace(source, grid);

  useEffect(() => {
    const ends = [
      timeline.watchedBy({
        range: () => grid.peek()?.range() ?? { from: 0, to: 0 },
        busy: () => isMoving(grid.peek()) || !!scrubber.peek()?.dragging.peek() || route.peek().screen === 'photo',
        fits: () => fits(grid.peek()),
      }),
      onKey({ g: () => setDating(true) }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [timeline]);

  const month = useMemo(
    () =>
      computed(() => {
        if (!grid.value || grid.value.scroll.top.value <= 0) return undefined;
        const { scroll, layout } = grid.value;
        // Where a header is on top, the row is below it.
        const row = rowAt(layout.value, scroll.top.value + measures.value.headerPx);
        const index = layout.value.first[row] ?? 0;
        const place = months.value.findLast(({ from }) => from <= index);
        return place && monthText(place.key);
      }),
    [months],
  );

  const toTop = () => {
    timeline.showWaiting();
    grid.peek()?.scroll.to(0);
  };
  const head = (
    <PhotosHead timeline={timeline} grid={grid} month={month} onDate={() => setDating(true)} onTop={toTop} />
  );

  return (
    <div class="photos">
      {state.value === 'ready' ? (
        <GridView
          source={source}
          label="Photos"
          inside={{ list: 'timeline' }}
          headers
          head={head}
          empty={<FirstRun />}
          onGrid={(made) => {
            grid.value = made;
            begin(made);
          }}
          beside={(made) => (
            <Scrubber
              grid={made}
              months={months}
              onScrubber={(made) => {
                scrubber.value = made;
              }}
            />
          )}
        />
      ) : (
        <>
          {head}
          {state.value === 'failed' ? (
            <Trouble error={source.trouble()} onRetry={() => timeline.expect()} />
          ) : (
            <div class="photos-boxes" />
          )}
        </>
      )}
      {dating && <GoToDate months={months.value} onClose={() => setDating(false)} />}
    </div>
  );
}

function isMoving(grid: PhotoGrid | undefined): boolean {
  return grid !== undefined && grid.scroll.speed.peek() > 0;
}

function fits(grid: PhotoGrid | undefined): boolean {
  return grid === undefined || grid.layout.peek().totalPx <= grid.scroll.viewPx.peek();
}
