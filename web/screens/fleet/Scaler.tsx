/** What the scaler decided last: how many converters it takes. */
import { momentText } from '../../words/when.ts';
import { waitText } from './fleetWords.ts';
import type { Status } from './status.ts';

export function Scaler({ scaler }: { scaler: NonNullable<Status['scaler']> }) {
  const { decision, ageSeconds, awake, trouble, waits } = scaler;
  return (
    <section>
      <h2>Scaler</h2>
      <p>
        {/* What it says of its trouble comes on a line of its own. */}
        {trouble ? decision.replace(trouble, '').trim() : decision}
        <span class="muted">
          {' '}
          {awake ? `${waitText(ageSeconds)} ago.` : `Last at work ${waitText(ageSeconds)} ago.`}
        </span>
      </p>
      {trouble && <p class="warning">{trouble}</p>}
      {waits && (
        <p class="warning">
          It waits until {momentText(waits.until)} ({waits.kind}): {waits.message}
        </p>
      )}
    </section>
  );
}
