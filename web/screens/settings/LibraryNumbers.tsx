/** How much there is of what. */
import { bytesText, countText } from '../../../core/amounts.ts';
import { hrefOf, type Route } from '../../route.ts';
import { api, ask } from '../../talk/api.ts';
import { may } from '../../talk/session.ts';
import { Figure } from '../../ui/Figure.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useAnswer } from '../../ui/useAnswer.ts';
import { dayText } from '../../words/dayText.ts';
import { kindText } from '../../words/kindText.ts';
import { Years } from './Years.tsx';

const readStats = () => ask(api.api.stats.$get());
type Stats = Awaited<ReturnType<typeof readStats>>;

export function LibraryNumbers() {
  const { value, trouble, again } = useAnswer(readStats, '');
  return (
    <section>
      <h2>Library</h2>
      {trouble !== undefined && <Trouble error={trouble} onRetry={again} />}
      {value && <Numbers stats={value} />}
    </section>
  );
}

function Numbers({ stats }: { stats: Stats }) {
  const { files, bytes, from, to, favorites, undated, trashed, byKind, byState, byYear } = stats;
  const kinds = Object.entries(byKind).sort(([, a], [, b]) => b.files - a.files);
  return (
    <>
      <p>
        <strong>
          {countText(files, 'file')}, {bytesText(bytes)}
        </strong>
        {from && to && (
          <>
            <br />
            <span class="muted">
              {dateText(from)} – {dateText(to)}
            </span>
          </>
        )}
      </p>
      <dl class="figures">
        <Figure says="Ready" {...countOf(byState.ok, searchFor('state:ok'))} />
        <Figure says="Degraded" {...countOf(byState.degraded, searchFor('state:degraded'))} />
        <Figure
          says="Failed"
          {...countOf(byState.failed, may('act') ? { screen: 'failures' } : searchFor('state:failed'))}
        />
        <Figure says="Unsupported" {...countOf(byState.unsupported, searchFor('state:unsupported'))} />
        <Figure says="Favourites" {...countOf(favorites, searchFor('favorite:yes'))} />
        <Figure says="Without a date" {...countOf(undated)} />
        {trashed && <Figure says="In the trash" {...countOf(trashed.files, { screen: 'trash' })} />}
      </dl>
      {byYear.length > 0 && <Years byYear={byYear} />}
      <table class="table">
        <caption>By kind</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Files</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(([kind, amount]) => (
            <tr key={kind}>
              <th scope="row">{kindText(kind)}</th>
              <td>{amount.files.toLocaleString('en')}</td>
              <td>{bytesText(amount.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Where there is none, there is nothing to go to. */
function countOf(files = 0, where?: Route) {
  return { value: files.toLocaleString('en'), href: files > 0 && where ? hrefOf(where) : undefined };
}

const searchFor = (query: string): Route => ({ screen: 'search', query });

function dateText(day: string): string {
  return dayText(Date.parse(day) / 1000);
}
