/** What it was taken with, and how. */
import { exposureText } from '../words/factText.ts';
import { Fact } from './Fact.tsx';
import { cameraWords } from './facts.ts';
import type { Known } from './knownOf.ts';

export function CameraFacts({ record: { camera = {}, exposure = {} } }: { record: Known }) {
  const name = cameraWords(camera);
  const how = exposureText(exposure);
  if (!name && !camera.lens && !how) return null;
  return (
    <dl>
      {name && <Fact label="Camera">{name}</Fact>}
      {camera.lens && <Fact label="Lens">{camera.lens}</Fact>}
      {how && <Fact label="Exposure">{how}</Fact>}
    </dl>
  );
}
