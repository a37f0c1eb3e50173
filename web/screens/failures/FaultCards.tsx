/** The faults there are: how many files, what it means, what can be done, and all of them again at once. */
import { countText } from '../../../core/amounts.ts';
import { hrefOf } from '../../route.ts';
import type { FaultGroup } from './failureList.ts';
import { faultText, sentence } from './faultText.ts';

interface Props {
  groups: readonly FaultGroup[];
  /** The one whose files are shown. */
  chosen: string | undefined;
  onReconvert(group: FaultGroup): void;
}

export function FaultCards({ groups, chosen, onReconvert }: Props) {
  return (
    <ul class="faults" aria-label="Faults">
      {groups.map((group) => (
        <li key={group.fault} class={group.fault === chosen ? 'fault chosen' : 'fault'}>
          <h2>
            {faultText(group.fault)} <span class="muted">{group.count.toLocaleString('en')}</span>
          </h2>
          <p>{sentence(group.means)}</p>
          <p class="muted">What you can do: {sentence(group.advice)}</p>
          <div class="row">
            <button type="button" class="button" onClick={() => onReconvert(group)}>
              Reconvert {group.count === 1 ? 'it' : `all ${group.count.toLocaleString('en')}`}
              <span class="spoken"> with the fault {faultText(group.fault)}</span>
            </button>
            {group.fault === chosen ? (
              <a class="button quiet" href={hrefOf({ screen: 'failures' })}>
                Show all failures
              </a>
            ) : (
              groups.length > 1 && (
                <a class="button quiet" href={hrefOf({ screen: 'failures', fault: group.fault })}>
                  Show {countText(group.count, 'file')}
                </a>
              )
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
