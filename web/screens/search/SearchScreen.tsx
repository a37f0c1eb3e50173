/** Search: one box, what the query says term by term, what it finds, and what that could be narrowed down to. */
import filter from 'lucide-static/icons/sliders-horizontal.svg?raw';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { countText } from '../../../core/amounts.ts';
import { go, type Route } from '../../route.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useAnswer } from '../../ui/useAnswer.ts';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { createSearch, type Search } from './createSearch.ts';
import { FacetList } from './FacetList.tsx';
import { facetGroups } from './facetGroups.ts';
import { Ideas } from './Ideas.tsx';
import { NotUnderstood } from './NotUnderstood.tsx';
import { readFacets, readSearch } from './readSearch.ts';
import { SearchBox } from './SearchBox.tsx';
import { SearchFound } from './SearchFound.tsx';
import { SearchHelp } from './SearchHelp.tsx';
import { Terms } from './Terms.tsx';
import { toggled, wordsOf } from './words.ts';
import './search.css';

const searchFor = (query: string) => go({ screen: 'search', query });

export function SearchScreen({ route: { query } }: { route: Extract<Route, { screen: 'search' }> }) {
  const search = useMemo(() => createSearch(readSearch), []);
  const [narrowing, setNarrowing] = useState(false);
  const facets = useAnswer((signal) => readFacets(query, signal), query);
  useEffect(() => search.close, [search]);
  useEffect(() => {
    if (query !== '') search.ask(query);
  }, [search, query]);

  useKeptFocus(`${query}\n${search.answer.value?.query}`);

  const texts = textsOf(search, query);
  const toggle = (text: string) => searchFor(toggled(texts, text));
  const groups = facets.value ? facetGroups(facets.value, texts) : [];
  // What is wrong with the search itself is said there.
  const trouble = search.trouble.value === undefined ? facets.trouble : undefined;
  const list =
    trouble === undefined ? (
      <FacetList groups={groups} chosen={texts} onToggle={toggle} />
    ) : (
      <Trouble error={trouble} onRetry={facets.again} />
    );
  const canNarrow =
    query !== '' && search.answer.value?.kind === 'found' && (groups.length > 0 || trouble !== undefined);
  const count = foundCount(search, query);
  const wrong =
    search.answer.value?.kind === 'refused' ? search.answer.value.notUnderstood.map(({ text }) => text) : [];

  return (
    <div class="search">
      <header class="search-head">
        <h1 class="spoken" tabIndex={-1}>
          Search
        </h1>
        <div class="search-row">
          <SearchBox
            query={query}
            onQuery={(next, how) => go({ screen: 'search', query: next }, { replace: how === 'typed' })}
          />
          {canNarrow && (
            <button type="button" class="button narrow" onClick={() => setNarrowing(true)}>
              <Icon svg={filter} />
              Narrow
            </button>
          )}
        </div>
        <Terms texts={texts} wrong={wrong} onToggle={toggle} />
        <p class="spoken" role="status">
          {count !== undefined && `${countText(count, 'file')} found`}
        </p>
      </header>
      <div class="search-body">
        <section class="search-found" aria-busy={search.reading.value}>
          {query === '' ? (
            <div class="scroller page">
              {facets.trouble !== undefined && <Trouble error={facets.trouble} onRetry={facets.again} />}
              {facets.value && <Ideas groups={groups} />}
              <SearchHelp />
            </div>
          ) : (
            <Answer search={search} onToggle={toggle} />
          )}
        </section>
        {canNarrow && (
          <aside class="search-facets" aria-label="Narrow down">
            {list}
          </aside>
        )}
      </div>
      {narrowing && (
        <Dialog title="Narrow down" onClose={() => setNarrowing(false)}>
          {list}
          <button type="button" class="button primary" onClick={() => setNarrowing(false)}>
            {count === undefined ? 'Show' : `Show ${countText(count, 'file')}`}
          </button>
        </Dialog>
      )}
    </div>
  );
}

/** Also while the next is on its way. */
function Answer({ search, onToggle }: { search: Search; onToggle(text: string): void }) {
  const answer = search.answer.value;
  const trouble = search.trouble.value;
  const wrong = trouble !== undefined && <Trouble error={trouble} onRetry={search.again} />;
  if (answer?.kind === 'found') {
    return <SearchFound found={answer} above={wrong} onWithout={onToggle} onClear={() => searchFor('')} />;
  }
  // The first answer is on its way.
  if (!answer && !wrong) return null;
  const rest = answer?.terms.map(({ text }) => text).join(' ') ?? '';
  return (
    <div class="scroller page">
      {wrong}
      {answer && <NotUnderstood parts={answer.notUnderstood} rest={rest} onRest={() => searchFor(rest)} />}
      <SearchHelp />
    </div>
  );
}

/** The terms as the API writes them, or while it has not answered, the words as they stand. */
function textsOf({ answer: { value: answer } }: Search, query: string): readonly string[] {
  if (answer?.query !== query) return wordsOf(query);
  const texts = answer.terms.map(({ text }) => text);
  return answer.kind === 'found' ? texts : [...texts, ...answer.notUnderstood.map(({ text }) => text)];
}

function foundCount({ answer: { value: answer } }: Search, query: string): number | undefined {
  return answer?.kind === 'found' && answer.query === query ? answer.files.count.value : undefined;
}
