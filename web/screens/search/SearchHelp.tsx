/** How to search, folded away: each example is a search that can be tried. */
import { hrefOf } from '../../route.ts';
import { may } from '../../talk/session.ts';
import { GRAMMAR, PLACES } from './grammar.ts';

export function SearchHelp() {
  const rules = may('places') ? [...GRAMMAR, PLACES] : GRAMMAR;
  return (
    <details class="search-help">
      <summary>How to search</summary>
      <p class="muted">
        What you write side by side has to be true of a file all at once. Alternatives are divided by <kbd>|</kbd>, and{' '}
        <kbd>*</kbd> stands for anything.
      </p>
      <dl>
        {rules.map(({ example, means }) => (
          <div key={example}>
            <dt>
              <a href={hrefOf({ screen: 'search', query: example })}>{example}</a>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
