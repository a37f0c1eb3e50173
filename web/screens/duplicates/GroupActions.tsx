/** What can be done with the open group, and once it is done, the way back and the way on. */
import { bytesText, countText } from '../../../core/amounts.ts';
import type { Group } from './groupList.ts';
import { bytesOf, goingOf } from './keeping.ts';
import type { Sorting } from './sorting.ts';

interface Props {
  group: Group;
  sorting: Sorting;
  /** Trashes what goes; where that is done, to the next group. */
  onNext(): void;
  onKeepAll(): void;
}

export function GroupActions({ group, sorting, onNext, onKeepAll }: Props) {
  const done = sorting.isDone(group);
  const going = goingOf(group, sorting.keptOf(group), sorting.gone.value);
  const trashed = group.members.filter(({ file }) => sorting.gone.value.has(file.id)).length;
  const busy = sorting.busy.value;
  return (
    <div class="group-actions row">
      {!done && (
        <button type="button" class="button" disabled={busy} onClick={onKeepAll}>
          Keep all <kbd>A</kbd>
        </button>
      )}
      {done && trashed > 0 && (
        <button type="button" class="button" disabled={busy} onClick={() => void sorting.putBack(group)}>
          Put back {trashed}
        </button>
      )}
      <button
        key="next"
        type="button"
        class="button primary"
        disabled={!done && (busy || going.length === 0)}
        onClick={onNext}
      >
        {done ? 'Next group' : trashText(group, sorting)} <kbd>Enter</kbd>
      </button>
    </div>
  );
}

/** What the button would do, or why it does nothing. */
function trashText(group: Group, sorting: Sorting): string {
  const kept = sorting.keptOf(group);
  const gone = sorting.gone.value;
  const going = goingOf(group, kept, gone);
  if (going.length > 0) return `Trash ${countText(going.length, 'other')} · ${bytesText(bytesOf(going))}`;
  return group.members.some(({ file: { id } }) => kept.has(id) && !gone.has(id)) ? 'All are kept' : 'Keep at least one';
}
