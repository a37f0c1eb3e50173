/** Who works, at what. */
import { bytesText } from '../../../core/amounts.ts';
import { nameShown } from '../../ui/nameShown.ts';
import { converterState, rateText } from './fleetWords.ts';
import type { Status } from './status.ts';

type Converter = Status['fleet'][number];

export function Converters({ status: { fleet } }: { status: Status }) {
  if (fleet.length === 0) return null;
  return (
    <section>
      <h2>Converters</h2>
      <ul class="converters">
        {fleet.map((converter) => (
          <li key={converter.name}>
            <ConverterCard converter={converter} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ConverterCard({ converter }: { converter: Converter }) {
  const { name, state, silent, jobs, inHand, done, failed, perMinute, peakBytes, version, lacks, outage } = converter;
  const more = inHand - jobs.length;
  return (
    <>
      <header>
        <h3>{name}</h3>
        <span class={silent || state === 'waiting out an outage' ? 'state warn' : `state ${state}`}>
          {converterState(converter)}
        </span>
      </header>
      {outage && <p class="warning">{outage}</p>}
      {!silent && jobs.length > 0 && (
        <ul class="jobs">
          {jobs.map((job, i) => (
            <li key={job.name ?? i}>
              <span class="stage">{job.stage}</span>
              {job.name && <bdi title={job.name}>{nameShown(job.name)}</bdi>}
            </li>
          ))}
          {more > 0 && <li class="muted">and {more.toLocaleString('en')} more</li>}
        </ul>
      )}
      <p class="muted small">
        {[
          `${done.toLocaleString('en')} done`,
          ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
          ...(perMinute ? [`${rateText(perMinute)} a minute`] : []),
          ...(peakBytes > 0 ? [`${bytesText(peakBytes)} of memory at most`] : []),
          ...(version ? [`release ${version}`] : []),
          ...(lacks.length > 0 ? [`without ${lacks.join(', ')}`] : []),
        ].join(' · ')}
      </p>
    </>
  );
}
