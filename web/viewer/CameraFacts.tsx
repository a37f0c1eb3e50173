/** What it was taken with, and how. */
import { Fact } from './Fact.tsx';
import { cameraWords, exposureWords } from './facts.ts';
import type { Known } from './knownOf.ts';

export function CameraFacts({ record: { camera = {}, exposure = {} } }: { record: Known }) {
  const name = cameraWords(camera);
  const how = exposureWords(exposure);
  if (!name && !camera.lens && how.length === 0) return null;
  return (
    <dl>
      {name && <Fact label="Camera">{name}</Fact>}
      {camera.lens && <Fact label="Lens">{camera.lens}</Fact>}
      {how.length > 0 && <Fact label="Exposure">{how.join(' · ')}</Fact>}
    </dl>
  );
}
