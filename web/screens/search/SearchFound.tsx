/** The files that a search found; or why there are none, and what would find some. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { countText } from '../../../core/amounts.ts';
import { DensityButtons } from '../../grid/DensityButtons.tsx';
import { GridView } from '../../grid/GridView.tsx';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { SelectButton } from '../../selection/SelectButton.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import type { Found } from './createSearch.ts';

interface Props {
  found: Found;
  /** Scrolls with the files, above them. */
  above: ComponentChildren;
  /** Lets a term go. */
  onWithout(text: string): void;
  onClear(): void;
}

export function SearchFound({ found: { query, files, relaxed }, above, onWithout, onClear }: Props) {
  const [grid, setGrid] = useState<PhotoGrid>();
  return (
    <GridView
      key={query}
      source={files}
      label="Found files"
      inside={{ list: 'search', query }}
      headers
      head={
        files.count.value !== 0 && (
          <div class="found-head">
            <p class="muted">{files.count.value !== undefined && countText(files.count.value, 'file')}</p>
            <DensityButtons />
            {grid && <SelectButton selection={grid.selection} />}
          </div>
        )
      }
      above={above}
      onGrid={setGrid}
      empty={
        <Empty says={relaxed.length > 0 ? 'No file is all of this at once.' : 'No file is like this.'}>
          {relaxed.length > 0 ? (
            <ul class="row relaxed">
              {relaxed.map(({ without, total }) => (
                <li key={without}>
                  <button type="button" class="button" onClick={() => onWithout(without)}>
                    <span>
                      {countText(total, 'file')} without <bdi>{nameShown(without)}</bdi>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <button type="button" class="button" onClick={onClear}>
              Search for something else
            </button>
          )}
        </Empty>
      }
    />
  );
}
