/** What can be done with what is selected: in the place of the row at the top, as long as something is. */
import everything from 'lucide-static/icons/check-check.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import heart from 'lucide-static/icons/heart.svg?raw';
import reconvert from 'lucide-static/icons/refresh-cw.svg?raw';
import restore from 'lucide-static/icons/rotate-ccw.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Inside } from '../route.ts';
import type { PhotoSource } from '../sources/photoSource.ts';
import type { Wish } from '../sources/wish.ts';
import { asTalkError } from '../talk/problem.ts';
import { may } from '../talk/session.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { onKey } from '../ui/keys.ts';
import { say } from '../ui/toasts.ts';
import { idsOfTiles } from './filesOfTiles.ts';
import { grant } from './grant.ts';
import type { Selection } from './selection.ts';

interface Props {
  selection: Selection;
  source: PhotoSource;
  inside: Inside;
}

export function ActionBar({ selection, source, inside }: Props) {
  const count = selection.count.value;
  const isTrash = inside.list === 'trash';
  const stacked = inside.list === 'timeline';
  const favorite = isFavorite(selection, source) ? 'unfavorite' : 'favorite';

  const wish = async (
    op: Extract<Wish, { op: 'trash' | 'restore' | 'favorite' | 'unfavorite' | 'reconvert' }>['op'],
  ) => {
    const tiles = [...selection.ids.peek()];
    if (tiles.length === 0) return;
    if (op !== 'favorite' && op !== 'unfavorite') selection.clear();
    try {
      await grant({ op }, stacked ? await idsOfTiles(tiles) : tiles);
    } catch (error) {
      say({ text: asTalkError(error).message, bad: true });
    }
  };
  const save = async () => {
    const { downloadSelected } = await import('./downloadSelected.ts');
    await downloadSelected([...selection.ids.peek()], stacked);
  };

  // Who sees the bar may press its keys: an effect would hear them a frame later.
  useLayoutEffect(() => onKey({ Escape: () => selection.clear() }), [selection]);
  useLayoutEffect(() => {
    if (!may('act')) return;
    return onKey({
      f: () => void wish(isFavorite(selection, source) ? 'unfavorite' : 'favorite'),
      Delete: () => void wish(isTrash ? 'restore' : 'trash'),
    });
  }, [selection, source, isTrash]);

  const trouble = selection.trouble.value;
  useEffect(() => {
    if (trouble) say({ text: `They could not be selected. ${asTalkError(trouble).message}`, bad: true });
  }, [trouble]);

  const none = count === 0;
  return (
    <div class="action-bar" role="toolbar" aria-label="Selected">
      <IconButton svg={close} label="Clear the selection (Esc)" onClick={() => selection.clear()} />
      <p class="action-count" role="status">
        {none ? 'Select' : count.toLocaleString('en')}
        <span> {none ? 'photos' : 'selected'}</span>
        {selection.reading.value && '…'}
      </p>
      <IconButton
        svg={everything}
        label="Select all (Ctrl+A)"
        disabled={count >= source.total()}
        onClick={() => void selection.all()}
      />
      {may('originals') && <IconButton svg={download} label="Download" disabled={none} onClick={() => void save()} />}
      {may('act') && !isTrash && (
        <>
          <IconButton
            svg={heart}
            label={favorite === 'favorite' ? 'Favourite (f)' : 'No longer favourite (f)'}
            pressed={favorite === 'unfavorite'}
            disabled={none}
            onClick={() => void wish(favorite)}
          />
          <IconButton svg={reconvert} label="Reconvert" disabled={none} onClick={() => void wish('reconvert')} />
          <IconButton svg={trash} label="Move to the trash (Del)" disabled={none} onClick={() => void wish('trash')} />
        </>
      )}
      {may('act') && isTrash && (
        <button type="button" class="button quiet" disabled={none} onClick={() => void wish('restore')}>
          <Icon svg={restore} />
          Restore
        </button>
      )}
    </div>
  );
}

/** All of them, as far as the list tells; the timeline does not. */
function isFavorite({ ids, count }: Selection, source: PhotoSource): boolean {
  if (count.value === 0) return false;
  for (const id of ids.value) {
    const index = source.indexOf(id);
    if (index === undefined || !source.at(index)?.favorite) return false;
  }
  return true;
}
