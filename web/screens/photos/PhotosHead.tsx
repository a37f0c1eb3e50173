/** Above the timeline: how much there is, or which month is on top; what is new; and what can be done with all of it. */
import type { ReadonlySignal } from '@preact/signals';
import arrowUp from 'lucide-static/icons/arrow-up.svg?raw';
import { countText } from '../../../core/amounts.ts';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { settled } from '../../settled.ts';
import type { Timeline } from '../../sources/timeline.ts';
import { Icon } from '../../ui/Icon.tsx';
import { late } from '../../ui/late.tsx';

const PhotosTools = late(async () => (await import('./PhotosTools.tsx')).PhotosTools, settled);

interface Props {
  timeline: Timeline;
  grid: ReadonlySignal<PhotoGrid | undefined>;
  /** The month on top; nothing at the very top. */
  month: ReadonlySignal<string | undefined>;
  onDate(): void;
  onTop(): void;
}

export function PhotosHead({ timeline, grid, month, onDate, onTop }: Props) {
  const total = timeline.months.value.reduce((sum, { count }) => sum + count, 0);
  const waiting = timeline.waiting.value;
  return (
    <header class="photos-head">
      <div class="photos-title">
        <h1>Photos</h1>
        <p class="muted">{month.value ?? (total > 0 && total.toLocaleString('en'))}</p>
      </div>
      <div class="photos-news" role="status">
        {waiting > 0 && (
          <button type="button" class="button primary" onClick={onTop}>
            <Icon svg={arrowUp} px={16} />
            {countText(waiting, 'new photo')}
          </button>
        )}
      </div>
      {grid.value && total > 0 && <PhotosTools selection={grid.value.selection} onDate={onDate} />}
    </header>
  );
}
