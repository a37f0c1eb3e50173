/** What can be done with all photos: shown larger or smaller, gone through by date, selected. */
import calendar from 'lucide-static/icons/calendar-search.svg?raw';
import { DensityButtons } from '../../grid/DensityButtons.tsx';
import { SelectButton } from '../../selection/SelectButton.tsx';
import type { Selection } from '../../selection/selection.ts';
import { IconButton } from '../../ui/IconButton.tsx';

export function PhotosTools({ selection, onDate }: { selection: Selection; onDate(): void }) {
  return (
    <div class="photos-tools">
      <DensityButtons />
      <IconButton svg={calendar} label="Go to date (g)" onClick={onDate} />
      <SelectButton selection={selection} />
    </div>
  );
}
