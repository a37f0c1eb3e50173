/** Where in the timeline the screen is: begins where it was left, and goes to the date that the address says. */
import { type ReadonlySignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { rowAt, rowOf } from '../../grid/rowAt.ts';
import { route } from '../../route.ts';
import type { PhotoSource } from '../../sources/photoSource.ts';
import { type KeptPlace, keepPlace, keptPlace } from './keptPlace.ts';

/** Gives what is to be called with the grid as soon as that is there, before anything is painted. */
export function usePlace(source: PhotoSource, grid: ReadonlySignal<PhotoGrid | undefined>): (made: PhotoGrid) => void {
  useEffect(() => {
    const keep = () => {
      const shown = grid.peek();
      if (shown) keepPlace(placeOf(shown, source));
    };
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [source, grid]);
  const goThere = async (shown: PhotoGrid | undefined, focus: boolean) => {
    const date = dateAsked(route.peek());
    const { goToDay } = await import('./goToDay.ts');
    // Meanwhile one may be there, or wish to be elsewhere.
    if (shown && date !== undefined && dateAsked(route.peek()) === date) goToDay(shown, source, date, { focus });
  };
  useSignalEffect(() => {
    // Also before there is a grid: then it is here by the time there is.
    if (dateAsked(route.value) !== undefined) void goThere(grid.peek(), true);
  });
  return (made) => {
    const place = keptPlace();
    // Who opens a link has the focus where a page begins; who asks here goes on from there.
    if (dateAsked(route.peek()) !== undefined) void goThere(made, false);
    else if (place) void comeBack(made, source, place);
  };
}

function dateAsked(now: typeof route.value): string | undefined {
  return now.screen === 'photos' ? now.at : undefined;
}

function placeOf({ scroll, layout }: PhotoGrid, source: PhotoSource): KeptPlace | undefined {
  const top = scroll.top.peek();
  if (top <= 0) return undefined;
  const row = rowAt(layout.peek(), top);
  const index = layout.peek().first[row] ?? 0;
  return { id: source.at(index)?.id ?? '', index, belowPx: top - (layout.peek().top[row] ?? 0) };
}

/** At once to where it was, and from there to where it is now, if that is elsewhere and nobody has scrolled meanwhile. */
async function comeBack(grid: PhotoGrid, source: PhotoSource, { id, index, belowPx }: KeptPlace): Promise<void> {
  const { scroll, layout } = grid;
  const to = (at: number) => scroll.to((layout.peek().top[rowOf(layout.peek(), at)] ?? 0) + belowPx);
  to(index);
  if (id === '') return;
  const put = scroll.top.peek();
  try {
    const [there] = await source.ids(index, index + 1);
    const now = there === id ? index : await source.find(id);
    if (now !== undefined && now !== index && scroll.top.peek() === put) to(now);
  } catch {
    // What can not be read is said where it is shown; the place is near enough.
  }
}
