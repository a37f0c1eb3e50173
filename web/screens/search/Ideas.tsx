/** Where to begin while nothing is asked: what the library has most of. */
import { hrefOf } from '../../route.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { FacetGroup } from './facetGroups.ts';
import { tallyText } from './tallyText.ts';

const FEW = 10;
const OFFERED = new Set(['year', 'kind', 'camera', 'folder', 'rating']);

export function Ideas({ groups }: { groups: readonly FacetGroup[] }) {
  const offered = groups.filter(({ facet }) => OFFERED.has(facet));
  if (offered.length === 0) {
    return (
      <Empty says="There is nothing to search yet.">
        <a class="button" href={hrefOf({ screen: 'photos' })}>
          To the photos
        </a>
      </Empty>
    );
  }
  return (
    <div class="ideas">
      {offered.map(({ facet, label, tallies }) => (
        <section key={facet}>
          <h2>{label}</h2>
          <ul class="row">
            {tallies.slice(0, FEW).map(({ value, count, text }) => (
              <li key={text}>
                <a class="chip" href={hrefOf({ screen: 'search', query: text })}>
                  <bdi>{tallyText(facet, value)}</bdi>
                  <span class="muted">{count.toLocaleString('en')}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
