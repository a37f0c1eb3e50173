/** Where a query is written: searched for while it is typed, with what its last word may become. */
import search from 'lucide-static/icons/search.svg?raw';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { type OnQuery, useDraft } from './useDraft.ts';
import { useSuggestions } from './useSuggestions.ts';
import { withLast } from './words.ts';
import './searchBox.css';

interface Props {
  /** As the address has it. */
  query: string;
  onQuery: OnQuery;
}

export function SearchBox({ query, onQuery }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { draft, type, send } = useDraft(query, onQuery);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(open ? draft : undefined);
  const shown = open && suggestions.length > 0;

  useEffect(() => {
    // A keyboard on the glass would cover the ideas.
    if (query === '' && matchMedia('(pointer: fine)').matches) input.current?.focus();
  }, []);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (index: number) => {
    const insert = suggestions[index]?.insert;
    if (insert === undefined) return;
    const next = withLast(draft, insert);
    setActive(-1);
    // A key waits for its value.
    setOpen(insert.endsWith(':'));
    type(next);
    if (!insert.endsWith(':')) send(next, 'chosen');
    input.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      // Before the first and after the last is the text itself.
      const places = suggestions.length + 1;
      setActive(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (shown && active >= 0) return choose(active);
      close();
      send(draft, 'typed');
    } else if (event.key === 'Escape' && shown) {
      // The browser would empty the field, and the page leave the selection.
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };

  // By itself, since Preact's types and the linter know no combobox but that of a datalist.
  const combobox = {
    ...({ role: 'combobox', list: undefined, 'aria-autocomplete': 'list' } as const),
    'aria-expanded': shown,
    'aria-controls': listId,
    ...(shown && active >= 0 && { 'aria-activedescendant': `${listId}-${active}` }),
  };

  return (
    <div class="search-box">
      <Icon svg={search} />
      <input
        ref={input}
        class="input"
        type="search"
        {...combobox}
        aria-label="Search photos and files"
        placeholder="Search: lisbon, kind:raw, year:2019"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={1024}
        value={draft}
        onInput={(event) => {
          type(event.currentTarget.value);
          setActive(-1);
          // In the middle of a query its last word is not what is being written.
          setOpen(event.currentTarget.selectionEnd === event.currentTarget.value.length);
        }}
        onKeyDown={press}
        onBlur={close}
      />
      <SuggestionList id={listId} shown={shown} suggestions={suggestions} active={active} onChoose={choose} />
    </div>
  );
}
