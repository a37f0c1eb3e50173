/** Where it was taken, as coordinates: a map would tell somebody else. */
import { may } from '../talk/session.ts';
import { CopyButton } from './CopyButton.tsx';
import { Fact } from './Fact.tsx';
import { coordinates } from './facts.ts';
import type { Known } from './knownOf.ts';

export function PlaceFacts({ record: { gps } }: { record: Known }) {
  if (!gps || !may('places')) return null;
  return (
    <dl>
      <Fact label="Place">
        <span class="row">
          {coordinates(gps)}
          <CopyButton text={coordinates(gps)} label="Copy the coordinates" />
        </span>
        {gps.altitude !== undefined && <span class="muted small">{Math.round(gps.altitude)} m above the sea</span>}
      </Fact>
    </dl>
  );
}
