/** How it goes: in a sentence, and in a few numbers. */
import { hrefOf } from '../../route.ts';
import { may } from '../../talk/session.ts';
import { Figure } from '../../ui/Figure.tsx';
import { rateText, stateSentence, waitText } from './fleetWords.ts';
import type { Status } from './status.ts';

export function Figures({ status, failed }: { status: Status; failed: number }) {
  const { depth, later, poison, oldestSeconds, rates } = status;
  return (
    <section>
      <p class="sentence">{stateSentence(status)}</p>
      <dl class="figures">
        <Figure says="To do" value={depth.toLocaleString('en')}>
          {oldestSeconds !== null && `the oldest for ${waitText(oldestSeconds)}`}
        </Figure>
        <Figure says="For later" value={later.toLocaleString('en')}>
          {later > 0 && 'when nothing else is to do'}
        </Figure>
        <Figure says="Files a minute" value={rateText(rates.perMinute)} />
        <Figure
          says="Failures"
          value={failed.toLocaleString('en')}
          href={failed > 0 && may('act') ? hrefOf({ screen: 'failures' }) : undefined}
        />
        {poison > 0 && (
          <Figure says="Not understood" value={poison.toLocaleString('en')}>
            messages that name no file
          </Figure>
        )}
      </dl>
    </section>
  );
}
