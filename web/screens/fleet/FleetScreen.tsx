/** What waits, who works at it, and what that costs today. */
import { useEffect } from 'preact/hooks';
import { api, ask } from '../../talk/api.ts';
import { depth } from '../../talk/depth.ts';
import { Page } from '../../ui/Page.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { useAnswer } from '../../ui/useAnswer.ts';
import { useEvery } from '../../ui/useEvery.ts';
import { Arrivals } from './Arrivals.tsx';
import { Converters } from './Converters.tsx';
import { Figures } from './Figures.tsx';
import { Scaler } from './Scaler.tsx';
import { readStatus } from './status.ts';
import { Today } from './Today.tsx';
import './fleet.css';
import '../../ui/table.css';

const LOOK_MS = 5000;

export function FleetScreen() {
  const { value: status, trouble, again } = useAnswer(readStatus, '');
  useEvery(LOOK_MS, again);
  useEffect(() => {
    if (status) depth.value = status.depth;
  }, [status]);
  // What has been converted is counted anew when there is less, or more, to do.
  const { value: stats } = useAnswer(() => ask(api.api.stats.$get()), String(status?.depth));
  return (
    <Page title="Fleet">
      {trouble !== undefined && <Trouble error={trouble} onRetry={again} />}
      {status && (
        <div class="fleet">
          <Figures status={status} failed={stats?.byState.failed ?? 0} />
          {status.warnings?.map((warning) => (
            <p key={warning} class="warning" role="status">
              {warning}
            </p>
          ))}
          <Converters status={status} />
          {status.scaler && <Scaler scaler={status.scaler} />}
          <Today today={status.today} />
          {stats && <Arrivals arrivals={stats.arrivals} />}
        </div>
      )}
    </Page>
  );
}
