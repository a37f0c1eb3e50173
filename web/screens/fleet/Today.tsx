/** What this day has cost so far. */
import { countText, usdText } from '../../../core/amounts.ts';
import { Figure } from '../../ui/Figure.tsx';
import { waitText } from './fleetWords.ts';
import type { Status } from './status.ts';

const PROGRAMS: Record<string, string> = { worker: 'Converters', api: 'API', scaler: 'Scaler' };

export function Today({ today: { converterHours, usd, programs } }: Pick<Status, 'today'>) {
  return (
    <section>
      <h2>Today</h2>
      <dl class="figures">
        <Figure says="Converters ran for" value={converterHours > 0 ? waitText(converterHours * 3600) : '–'} />
        <Figure says="Cost so far" value={usdText(usd)} />
      </dl>
      <p class="muted small">Since midnight UTC, by Azure's list prices: an estimate.</p>
      {programs.length > 0 && (
        <details>
          <summary>By program</summary>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Program</th>
                <th scope="col">Calls to the storage</th>
                <th scope="col">Cost</th>
              </tr>
            </thead>
            <tbody>
              {programs.map(({ program, calls, usd }) => (
                <tr key={program}>
                  <th scope="row">{PROGRAMS[program] ?? program}</th>
                  <td title={countText(calls, 'call')}>{calls.toLocaleString('en')}</td>
                  <td>{usdText(usd)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
