/** What it was taken with, and how. */
import { exposureText } from '../words/factText.ts';
import { Fact } from './Fact.tsx';
import { cameraWords } from './facts.ts';
import type { Known } from './knownOf.ts';
import { Words } from './Words.tsx';

export function CameraFacts({ record: { camera = {}, exposure = {} } }: { record: Known }) {
  const name = cameraWords(camera);
  const how = exposureText(exposure);
  if (!name && !camera.lens && !how) return null;
  return (
    <dl>
      {name && (
        <Fact label="Camera">
          <Words text={name} />
        </Fact>
      )}
      {camera.lens && (
        <Fact label="Lens">
          <Words text={camera.lens} />
        </Fact>
      )}
      {how && <Fact label="Exposure">{how}</Fact>}
    </dl>
  );
}
