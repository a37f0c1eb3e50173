/** What is known of the photo that is looked at: beside it, on a phone over its lower half. */
import { useSignal } from '@preact/signals';
import close from 'lucide-static/icons/x.svg?raw';
import { may } from '../talk/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Trouble } from '../ui/Trouble.tsx';
import { CameraFacts } from './CameraFacts.tsx';
import { FileFacts } from './FileFacts.tsx';
import { toggleInfo } from './infoOpen.ts';
import type { Look } from './look.ts';
import { MakingFacts } from './MakingFacts.tsx';
import { PlaceFacts } from './PlaceFacts.tsx';
import { SimilarPhotos } from './SimilarPhotos.tsx';
import { TagTable } from './TagTable.tsx';
import { TakenFacts } from './TakenFacts.tsx';
import { Words } from './Words.tsx';
import './info.css';

export function InfoPanel({ look }: { look: Look }) {
  const { known, gallery } = look;
  const record = known.value.value;
  const tagsOpen = useSignal(false);
  return (
    <aside class="info" aria-label="Info">
      <header class="info-head">
        <h2>Info</h2>
        <IconButton svg={close} label="Close the info" onClick={toggleInfo} />
      </header>
      {known.trouble.value !== undefined && !record && <Trouble error={known.trouble.value} onRetry={known.again} />}
      {record && record.id === gallery.listed.value?.id && (
        <div class="info-body" key={record.id}>
          {record.title && (
            <p class="info-title">
              <Words text={record.title} />
            </p>
          )}
          <TakenFacts record={record} />
          <CameraFacts record={record} />
          <PlaceFacts record={record} />
          <FileFacts record={record} />
          <MakingFacts record={record} look={look} />
          <SimilarPhotos id={record.id} />
          {may('places') && (
            <details
              class="info-tags"
              open={tagsOpen.value}
              onToggle={(event) => (tagsOpen.value = event.currentTarget.open)}
            >
              <summary>EXIF and XMP</summary>
              {tagsOpen.value && <TagTable id={record.id} />}
            </details>
          )}
        </div>
      )}
    </aside>
  );
}
