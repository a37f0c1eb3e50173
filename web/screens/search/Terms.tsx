/** What the query says, term by term, each with a way to let it go; and the favourites at hand. */
import heart from 'lucide-static/icons/heart.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';
import { Icon } from '../../ui/Icon.tsx';
import { nameShown } from '../../ui/nameShown.ts';

const FAVORITES = 'favorite:yes';

interface Props {
  texts: readonly string[];
  /** Those of them that mean nothing. */
  wrong: readonly string[];
  onToggle(text: string): void;
}

export function Terms({ texts, wrong, onToggle }: Props) {
  const favorites = texts.includes(FAVORITES);
  return (
    <ul class="row terms" aria-label="What is searched for">
      <li>
        <button type="button" class="chip" aria-pressed={favorites} onClick={() => onToggle(FAVORITES)}>
          <Icon svg={heart} px={16} />
          Favourites
        </button>
      </li>
      {texts
        .filter((text) => text !== FAVORITES)
        .map((text) => (
          <li key={text}>
            <button
              type="button"
              class={wrong.includes(text) ? 'chip wrong' : 'chip'}
              aria-label={`Without ${text}`}
              onClick={({ currentTarget }) => {
                focusBeside(currentTarget);
                onToggle(text);
              }}
            >
              <bdi>{nameShown(text)}</bdi>
              <Icon svg={x} px={16} />
            </button>
          </li>
        ))}
    </ul>
  );
}

/** Since it will be gone. */
function focusBeside(chip: HTMLElement): void {
  const item = chip.closest('li');
  (item?.nextElementSibling ?? item?.previousElementSibling)?.querySelector('button')?.focus();
}
