/** Where it was taken, as coordinates: a map would tell somebody else. */
import { may } from '../talk/session.ts';
import { placeText } from '../words/factText.ts';
import { CopyButton } from './CopyButton.tsx';
import { Fact } from './Fact.tsx';
import type { Known } from './knownOf.ts';

export function PlaceFacts({ record: { gps } }: { record: Known }) {
  if (!gps || !may('places')) return null;
  const place = placeText(gps.lat, gps.lon);
  return (
    <dl>
      <Fact label="Place">
        <span class="row">
          {place}
          <CopyButton text={place} label="Copy the coordinates" />
        </span>
        {gps.altitude !== undefined && <span class="muted small">{Math.round(gps.altitude)} m above the sea</span>}
      </Fact>
    </dl>
  );
}
