/** When files came in, over the day that ends with the newest. */
import { countText } from '../../../core/amounts.ts';
import { BarChart } from '../../ui/BarChart.tsx';
import { momentText } from '../../words/when.ts';
import { type ArrivalHour, arrivalHours, HOUR_MS } from './arrivalHours.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export function Arrivals({ arrivals }: { arrivals: Parameters<typeof arrivalHours>[0] }) {
  const hours = arrivalHours(arrivals);
  const last = hours.at(-1);
  if (!last) return null;
  const total = hours.reduce((sum, { files }) => sum + files, 0);
  const some = hours.filter(({ files }) => files > 0).toReversed();
  const end = new Date(last.at + HOUR_MS).toISOString();
  const label = `${countText(total, 'file')} in the 24 hours up to ${momentText(end)}`;
  return (
    <section>
      <h2>Latest arrivals</h2>
      <figure>
        <figcaption class="muted">{label}</figcaption>
        <BarChart label={`${label}. The table below says the same.`} bars={hours.map(barOf)} />
        <details>
          <summary>As a table</summary>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">From</th>
                <th scope="col">Files</th>
              </tr>
            </thead>
            <tbody>
              {some.map(({ at, files }) => (
                <tr key={at}>
                  <th scope="row">{momentText(new Date(at).toISOString())}</th>
                  <td>{files.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figure>
    </section>
  );
}

function barOf({ at, files }: ArrivalHour) {
  const label = CLOCK.format(at);
  return { label, value: files, says: `From ${label}: ${countText(files, 'file')}` };
}
