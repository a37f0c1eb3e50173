/** Trash: what people have hidden. The files still exist, and stay until somebody purges them. */
import restore from 'lucide-static/icons/rotate-ccw.svg?raw';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { bytesText, countText } from '../../../core/amounts.ts';
import { DensityButtons } from '../../grid/DensityButtons.tsx';
import { GridView } from '../../grid/GridView.tsx';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { hrefOf } from '../../route.ts';
import { SelectButton } from '../../selection/SelectButton.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { openTrash } from './openTrash.ts';
import { RestoreAll } from './RestoreAll.tsx';
import { trashedText } from './trashedText.ts';
import './trash.css';

export function TrashScreen() {
  const trash = useMemo(openTrash, []);
  useEffect(() => trash.close, [trash]);
  const [grid, setGrid] = useState<PhotoGrid>();
  const [restoring, setRestoring] = useState(false);
  const amount = trash.amount.value;
  const some = amount !== undefined && amount.files > 0;
  return (
    <>
      <GridView
        source={trash.files}
        label="Files in the trash"
        inside={{ list: 'trash' }}
        headers
        dayText={(dayNo) => trashedText(dayNo)}
        head={
          <header class="trash-head">
            <h1 tabIndex={-1}>Trash</h1>
            <p class="muted" role="status">
              {some && `${countText(amount.files, 'file')} · ${bytesText(amount.bytes)}`}
            </p>
            {some && (
              <div class="trash-tools">
                <DensityButtons />
                {grid && <SelectButton selection={grid.selection} />}
                <button type="button" class="button" onClick={() => setRestoring(true)}>
                  <Icon svg={restore} />
                  Restore all
                </button>
              </div>
            )}
          </header>
        }
        above={
          some && (
            <p class="trash-note muted">
              By when they went to the trash. Nothing is deleted by itself: files stay here until somebody purges them.
            </p>
          )
        }
        empty={
          <Empty says="The trash is empty.">
            <a class="button" href={hrefOf({ screen: 'photos' })}>
              To the photos
            </a>
          </Empty>
        }
        onGrid={setGrid}
      />
      {restoring && amount && (
        <RestoreAll files={trash.files} count={amount.files} onClose={() => setRestoring(false)} />
      )}
    </>
  );
}
