/** The rows that are in the document: a window of the layout, made of the same few elements again and again. */
import type { Shape } from '../sources/photoSource.ts';
import { createRow, type GridRow } from './gridRow.ts';
import type { RowLayout } from './layoutRows.ts';
import type { Tile } from './tile.ts';

export interface ShownRows {
  /** Rows of [from, to), and `also` if there is one, are in the document. True if others were before. */
  show(from: number, to: number, also: number | undefined, originPx: number): boolean;
  /** All is laid out anew with the next `show`. A photo that stays keeps its tile; `indexOf` says where it is now. */
  renew(layout: RowLayout, ratios: Shape['ratios'], indexOf: (tile: Tile) => number | undefined): void;
  /** Where it is in the document. */
  tileAt(index: number): Tile | undefined;
  /** In the order of the list. */
  rows(): readonly GridRow[];
}

export interface ShownRowsOptions {
  host: HTMLElement;
  dayText(dayNo: number): string;
  createTile(): Tile;
  /** A tile has been given an index. */
  fill(tile: Tile, index: number): void;
}

export function shownRows({ host, dayText, createTile, fill }: ShownRowsOptions): ShownRows {
  let layout: RowLayout | undefined;
  let ratios: Shape['ratios'];
  /** By row, ascending. */
  let shown: GridRow[] = [];
  const spareRows: GridRow[] = [];
  const spareTiles: Tile[] = [];
  /** From before the layout was another one, by the index that each has now. */
  const kept = new Map<number, Tile>();

  const takeTile = (index: number): Tile => {
    const tile = kept.get(index) ?? spareTiles.pop() ?? createTile();
    kept.delete(index);
    return tile;
  };
  const freeTile = (tile: Tile) => {
    tile.drop();
    spareTiles.push(tile);
  };
  const freeRow = (row: GridRow) => {
    row.element.remove();
    row.tiles.forEach(freeTile);
    row.tiles = [];
    spareRows.push(row);
  };
  const add = (row: number) => {
    if (!layout) return;
    const at = shown.findIndex((each) => each.row >= row);
    if (shown[at]?.row === row) return;
    const tiles: Tile[] = [];
    for (let index = layout.first[row]!; index < layout.first[row + 1]!; index++) {
      const tile = takeTile(index);
      fill(tile, index);
      tiles.push(tile);
    }
    const taken = spareRows.pop() ?? createRow(dayText);
    taken.become(layout, ratios, row, tiles);
    if (at < 0) {
      host.append(taken.element);
      shown.push(taken);
    } else {
      host.insertBefore(taken.element, shown[at]!.element);
      shown.splice(at, 0, taken);
    }
  };

  return {
    show(from, to, also, originPx) {
      const isWanted = (row: number) => (row >= from && row < to) || row === also;
      const gone = shown.filter(({ row }) => !isWanted(row));
      if (gone.length > 0) shown = shown.filter(({ row }) => isWanted(row));
      gone.forEach(freeRow);
      const stayed = shown.length;
      for (let row = from; row < to; row++) add(row);
      if (also !== undefined) add(also);
      if (kept.size > 0) {
        for (const tile of kept.values()) freeTile(tile);
        kept.clear();
      }
      for (const each of shown) each.moveTo(layout!.top[each.row]! + originPx);
      return gone.length > 0 || shown.length !== stayed;
    },
    renew(nextLayout, nextRatios, indexOf) {
      layout = nextLayout;
      ratios = nextRatios;
      for (const row of shown) {
        for (const tile of row.tiles) {
          const index = indexOf(tile);
          if (index === undefined || kept.has(index)) freeTile(tile);
          else kept.set(index, tile);
        }
        row.tiles = [];
        freeRow(row);
      }
      shown = [];
    },
    tileAt(index) {
      for (const { tiles } of shown) {
        const first = tiles[0]!.index;
        if (index >= first && index < first + tiles.length) return tiles[index - first];
      }
      return undefined;
    },
    rows: () => shown,
  };
}
