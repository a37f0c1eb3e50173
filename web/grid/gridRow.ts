/** One row of the grid in the document, with the header of its day where it is the first. */
import { countText } from '../../core/amounts.ts';
import type { RowLayout } from './layoutRows.ts';
import { rowEdges } from './rowEdges.ts';
import type { Tile } from './tile.ts';

export interface GridRow {
  readonly element: HTMLElement;
  row: number;
  tiles: Tile[];
  /** Makes it the row of the layout that its tiles are of. */
  become(layout: RowLayout, ratios: Uint8Array, row: number, tiles: Tile[]): void;
  moveTo(y: number): void;
}

export function createRow(dayTextOf: (dayNo: number) => string): GridRow {
  const element = document.createElement('div');
  element.className = 'grid-row';
  element.role = 'row';
  let header: HTMLElement | undefined;
  let movedTo = Number.NaN;
  const self: GridRow = {
    element,
    row: -1,
    tiles: [],
    become(layout, ratios, row, tiles) {
      self.row = row;
      self.tiles = tiles;
      element.ariaRowIndex = String(row + 1);
      const edges = rowEdges(layout, ratios, row);
      const heightPx = layout.height[row]!;
      for (let i = 0; i < tiles.length; i++) tiles[i]!.size(edges[i + 1]! - edges[i]! - layout.gapPx, heightPx);
      const cells = tiles.map(({ cell }) => cell);
      if (isFirstOfDay(layout, row)) {
        header ??= createHeader();
        const day = layout.day[row]!;
        const { dayNo, photos } = layout.days[day]!;
        header.dataset.day = String(day);
        header.firstElementChild!.firstChild!.nodeValue = dayTextOf(dayNo);
        header.firstElementChild!.lastElementChild!.textContent = countText(photos, 'photo');
        element.replaceChildren(header, ...cells);
      } else {
        element.replaceChildren(...cells);
      }
    },
    moveTo(y) {
      if (y === movedTo) return;
      movedTo = y;
      element.style.transform = `translateY(${y}px)`;
    },
  };
  return self;
}

/** Whether a header lies above it. */
export function isFirstOfDay({ day, headers }: RowLayout, row: number): boolean {
  return headers && (row === 0 || day[row] !== day[row - 1]);
}

function createHeader(): HTMLElement {
  const header = document.createElement('div');
  header.className = 'day';
  header.role = 'rowheader';
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = 'day-button';
  button.title = 'Select this day';
  const count = document.createElement('span');
  count.className = 'day-count';
  button.append(document.createTextNode(''), count);
  header.append(button);
  return header;
}
