/** The grid by the keyboard: arrows walk photo by photo and row by row, across days; + and - make rows larger and smaller. */
import type { PhotoSource } from '../sources/photoSource.ts';
import { type KeyMap, onKey } from '../ui/keys.ts';
import { changeDensity } from './density.ts';
import type { RowLayout } from './layoutRows.ts';
import type { PhotoGrid } from './photoGrid.ts';
import { rowAt, rowOf } from './rowAt.ts';
import { middleOf, nearestIn, rowEdges } from './rowEdges.ts';

/** Gives the end of it. */
export function gridKeys(source: PhotoSource, { selection, layout, scroll, stop, reveal }: PhotoGrid): () => void {
  const walk = (to: (layout: RowLayout, from: number) => number) => (event: KeyboardEvent) => {
    if (layout.peek().rows === 0) return;
    const from = stop.index();
    const index = Math.max(0, Math.min(source.total() - 1, to(layout.peek(), from)));
    reveal(index, { focus: true });
    if (event.shiftKey) void extend(from, index);
  };
  const extend = async (from: number, to: number) => {
    const id = source.at(from)?.id;
    if (selection.count.peek() === 0 && id !== undefined) selection.toggle(id, from);
    await selection.extendTo(to);
  };
  const inRow = (to: (layout: RowLayout, row: number) => number) => (now: RowLayout, from: number) => {
    const { ratios } = source.shape();
    const row = rowOf(now, from);
    const x = middleOf(rowEdges(now, ratios, row), from - now.first[row]!, now.gapPx);
    const target = Math.max(0, Math.min(now.rows - 1, to(now, row)));
    return target === row ? from : nearestIn(now, ratios, target, x);
  };
  /** At least a row. */
  const byView = (views: 1 | -1) =>
    inRow((now, row) => {
      const landed = rowAt(now, now.top[row]! + views * (scroll.viewPx.peek() - now.height[row]!));
      return views > 0 ? Math.max(row + 1, landed) : Math.min(row - 1, landed);
    });
  const select = (event: KeyboardEvent) => {
    const index = stop.index();
    const id = source.at(index)?.id;
    if (event.shiftKey) {
      const { day, first } = layout.peek();
      const row = rowOf(layout.peek(), index);
      let from = row;
      let to = row + 1;
      while (from > 0 && day[from - 1] === day[row]) from--;
      while (to < day.length && day[to] === day[row]) to++;
      void selection.toggleRange(first[from]!, first[to]!);
    } else if (id !== undefined) {
      selection.toggle(id, index);
    }
  };
  const keys: KeyMap = {
    ArrowLeft: walk((_, from) => from - 1),
    ArrowRight: walk((_, from) => from + 1),
    ArrowUp: walk(inRow((_, row) => row - 1)),
    ArrowDown: walk(inRow((_, row) => row + 1)),
    PageUp: walk(byView(-1)),
    PageDown: walk(byView(1)),
    Home: walk(() => 0),
    End: walk(() => source.total() - 1),
    ' ': select,
    x: select,
    X: select,
    'Ctrl+a': () => void selection.all(),
    '+': () => changeDensity(1),
    '=': () => changeDensity(1),
    '-': () => changeDensity(-1),
  };
  // What lies over the grid may have come before its hands.
  return onKey(keys, { reach: 'below' });
}
