/** The suggestions under the box; the box keeps the focus and says which one is meant. */
import aperture from 'lucide-static/icons/aperture.svg?raw';
import calendar from 'lucide-static/icons/calendar.svg?raw';
import camera from 'lucide-static/icons/camera.svg?raw';
import folder from 'lucide-static/icons/folder.svg?raw';
import image from 'lucide-static/icons/image.svg?raw';
import key from 'lucide-static/icons/key-round.svg?raw';
import tag from 'lucide-static/icons/tag.svg?raw';
import { countText } from '../../../core/amounts.ts';
import { partsOf } from '../../../core/names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import type { Facet } from './facetGroups.ts';
import { GRAMMAR, PLACES } from './grammar.ts';
import { tallyText } from './tallyText.ts';
import type { Suggestion } from './useSuggestions.ts';

const ICONS: Readonly<Record<string, string>> = { key, camera, folder, lens: aperture, year: calendar, file: image };

interface Props {
  id: string;
  shown: boolean;
  suggestions: readonly Suggestion[];
  /** -1 for none. */
  active: number;
  onChoose(index: number): void;
}

export function SuggestionList({ id, shown, suggestions, active, onChoose }: Props) {
  return (
    <>
      <div id={id} class="suggestions" role="listbox" aria-label="Suggestions" hidden={!shown}>
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={suggestion.insert}
            id={`${id}-${index}`}
            class={index === active ? 'suggestion active' : 'suggestion'}
            role="option"
            aria-selected={index === active}
            // The box would lose the focus, and the list close before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(index)}
          >
            <Icon svg={ICONS[suggestion.kind] ?? tag} px={16} />
            <Words {...suggestion} />
            <span class="muted small">{besideOf(suggestion)}</span>
          </div>
        ))}
      </div>
      <p class="spoken" role="status">
        {shown && countText(suggestions.length, 'suggestion')}
      </p>
    </>
  );
}

/** Of a file or a folder its own name comes first, and where it lies after it. */
function Words({ kind, text }: Suggestion) {
  const { folder } = kind === 'file' || kind === 'folder' ? partsOf(text) : { folder: '' };
  const own = folder === '' ? text : text.slice(folder.length + 1);
  return (
    <span class="suggestion-text">
      <bdi>{kind === 'key' || kind === 'file' ? nameShown(own) : tallyText(kind as Facet, own)}</bdi>
      {folder !== '' && <bdi class="muted small">{nameShown(folder)}</bdi>}
    </span>
  );
}

function besideOf({ kind, text, count = 0 }: Suggestion): string {
  if (kind === 'key') return [...GRAMMAR, PLACES].find(({ key }) => key === text)?.example ?? '';
  return kind === 'file' ? '' : count.toLocaleString('en');
}
