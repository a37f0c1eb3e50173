/** Photos of a list, with selection and what can be done to it: the same in every screen. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hrefOf, type Inside } from '../route.ts';
import { mayDoSomething } from '../selection/mayDoSomething.ts';
import { createSelection } from '../selection/selection.ts';
import { settled } from '../settled.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import { leavingBy } from '../sources/wish.ts';
import { late } from '../ui/late.tsx';
import { currentList } from './currentList.ts';
import { dateText } from './dateText.ts';
import type { Early } from './early.ts';
import { ListEnd } from './ListEnd.tsx';
import { type PhotoGrid, photoGrid } from './photoGrid.ts';

const ActionBar = late(async () => (await import('../selection/ActionBar.tsx')).ActionBar);
const GridHands = late(async () => (await import('./GridHands.tsx')).GridHands, settled);

export interface GridViewProps {
  source: PhotoSource;
  label: string;
  /** Where the viewer, opened from here, says it is. */
  inside: Inside;
  headers?: boolean;
  names?: boolean;
  /** What the header of a day says, if not its date. */
  dayText?: (dayNo: number) => string;
  /** Does not scroll, above the scroller; its place is the bar's of what is selected. */
  head?: ComponentChildren;
  /** Scrolls with the grid, above it. */
  above?: ComponentChildren;
  /** Shown where the list has ended and is empty. */
  empty: ComponentChildren;
  /** As soon as it is there, and again when it is another one. */
  onGrid?: (grid: PhotoGrid) => void;
  /** Beside the scroller: the scrubber. */
  beside?: (grid: PhotoGrid) => ComponentChildren;
}

export function GridView(props: GridViewProps) {
  const {
    source,
    label,
    inside,
    headers = false,
    names = false,
    dayText = dateText,
    head,
    above,
    empty,
    onGrid,
    beside,
  } = props;
  const selectable = mayDoSomething();
  const selection = useMemo(() => createSelection(source, { selectable }), [source, selectable]);
  const [grid, setGrid] = useState<PhotoGrid>();
  const scroller = useRef<HTMLDivElement>(null);
  const aboveBox = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const early = useRef<Early>({ turned: 0 });
  const latest = useRef({ inside, dayText });
  latest.current = { inside, dayText };

  useLayoutEffect(() => {
    if (!scroller.current || !aboveBox.current || !host.current) return;
    const made = photoGrid({
      ...{ scroller: scroller.current, above: aboveBox.current, host: host.current },
      ...{ source, selection, label, headers, names },
      leaving: leavingBy(latest.current.inside.list === 'trash' ? 'restore' : 'trash'),
      dayText: (dayNo) => latest.current.dayText(dayNo),
      hrefOf: ({ id }) => hrefOf({ screen: 'photo', id, inside: latest.current.inside }),
    });
    setGrid(made);
    return made.destroy;
  }, [source, selection, label, headers, names]);

  // Before anything is painted: whoever comes back to a place is there at once.
  useLayoutEffect(() => {
    if (!grid) return;
    const list = { source, grid };
    currentList.value = list;
    onGrid?.(grid);
    return () => {
      if (currentList.peek() === list) currentList.value = undefined;
    };
  }, [source, grid]);

  const selecting = selection.active.value;
  useEffect(() => {
    if (!selecting) return;
    return () => {
      // The bar has taken the focus with it.
      if (document.activeElement === document.body) tabStopOf(host.current)?.focus({ preventScroll: true });
    };
  }, [selecting]);

  // From the first moment: the browser would make the whole page larger.
  const holdWheel = (event: WheelEvent) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    early.current.turned += event.deltaY;
  };
  const notePress = (event: PointerEvent) => {
    early.current.press = event;
  };

  return (
    <div class={`grid-view ${selecting ? 'selecting' : ''} ${selectable ? '' : 'look-only'}`}>
      {head && (
        <div class="grid-head" inert={selecting}>
          {head}
        </div>
      )}
      <div class={beside ? 'grid-stage with-beside' : 'grid-stage'}>
        <div ref={scroller} class="scroller grid-scroller" onWheel={holdWheel} onPointerDown={notePress}>
          <div ref={aboveBox}>{above}</div>
          <div ref={host} class="grid" />
          <ListEnd source={source} empty={empty} />
        </div>
        {grid && (
          <GridHands
            source={source}
            grid={grid}
            scroller={scroller.current!}
            host={host.current!}
            early={early.current}
          />
        )}
        {grid && beside && <div class="grid-beside">{beside(grid)}</div>}
      </div>
      {selecting && <ActionBar selection={selection} source={source} inside={inside} />}
    </div>
  );
}

function tabStopOf(host: HTMLElement | null) {
  return host?.querySelector<HTMLElement>('[tabindex="0"]');
}
