/** The tile that something in the document is of, or lies in. */
import type { ShownRows } from './shownRows.ts';
import type { Tile } from './tile.ts';

export function tileOf(shown: Pick<ShownRows, 'rows'>, target: EventTarget | null): Tile | undefined {
  const cell = target instanceof Element ? target.closest('.tile') : null;
  if (!cell) return undefined;
  for (const { tiles } of shown.rows()) for (const tile of tiles) if (tile.cell === cell) return tile;
  return undefined;
}
