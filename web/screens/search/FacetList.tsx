/** What the search can be narrowed down to, with how much that leaves; what is chosen is let go by another click. */
import { useState } from 'preact/hooks';
import type { Facet, FacetGroup, Tally } from './facetGroups.ts';
import { tallyText } from './tallyText.ts';
import './facets.css';

/** Of a long group these are seen at first. */
const FEW = 6;

interface Props {
  groups: readonly FacetGroup[];
  /** Texts of the terms that the query has. */
  chosen: readonly string[];
  onToggle(text: string): void;
}

export function FacetList({ groups, chosen, onToggle }: Props) {
  return (
    <div class="facets">
      {groups.map((group) => (
        <Group key={group.facet} group={group} chosen={chosen} onToggle={onToggle} />
      ))}
    </div>
  );
}

function Group({ group: { facet, label, tallies }, chosen, onToggle }: Omit<Props, 'groups'> & { group: FacetGroup }) {
  const [all, setAll] = useState(false);
  const hidden = tallies.length - FEW;
  return (
    <fieldset class="facet">
      <legend>{label}</legend>
      <ul>
        {(all ? tallies : tallies.slice(0, FEW)).map((tally) => (
          <li key={tally.text}>
            <TallyButton facet={facet} tally={tally} on={chosen.includes(tally.text)} onToggle={onToggle} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" class="facet-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${hidden} more`}
        </button>
      )}
    </fieldset>
  );
}

interface TallyProps {
  facet: Facet;
  tally: Tally;
  on: boolean;
  onToggle(text: string): void;
}

function TallyButton({ facet, tally: { value, count, text }, on, onToggle }: TallyProps) {
  return (
    <button type="button" class="tally" aria-pressed={on} onClick={() => onToggle(text)}>
      <bdi>{tallyText(facet, value)}</bdi>
      <span class="muted">{count.toLocaleString('en')}</span>
    </button>
  );
}
