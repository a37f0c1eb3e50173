/** How many files each year has, as bars and as a table. */
import { bytesText, countText } from '../../../core/amounts.ts';
import { hrefOf } from '../../route.ts';
import { BarChart } from '../../ui/BarChart.tsx';

type Year = readonly [year: number, files: number, bytes: number];

/** Newest first, as the API gives them; the bars go with the time. */
export function Years({ byYear }: { byYear: readonly Year[] }) {
  const bars = byYear.toReversed().map(([year, files, bytes]) => ({
    label: String(year),
    value: files,
    says: `${year}: ${countText(files, 'file')}, ${bytesText(bytes)}`,
  }));
  return (
    <figure>
      <figcaption>By year</figcaption>
      <BarChart label="Files of each year. The table below says the same." bars={bars} />
      <details>
        <summary>As a table</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Year</th>
              <th scope="col">Files</th>
              <th scope="col">Size</th>
            </tr>
          </thead>
          <tbody>
            {byYear.map(([year, files, bytes]) => (
              <tr key={year}>
                <th scope="row">
                  <a href={hrefOf({ screen: 'search', query: `year:${year}` })}>{year}</a>
                </th>
                <td>{files.toLocaleString('en')}</td>
                <td>{bytesText(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
