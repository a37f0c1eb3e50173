/** Upload: what goes into the library, where to, how far it is, and what became of each file. */
import { Page } from '../../ui/Page.tsx';
import { UploadStatus } from '../../upload/UploadStatus.tsx';
import { useUploads } from '../../upload/useUploads.ts';
import { Chooser } from './Chooser.tsx';
import { FileLists } from './FileLists.tsx';
import './uploadScreen.css';

export function UploadScreen() {
  const uploader = useUploads();
  if (!uploader) return <Page title="Upload">{null}</Page>;
  const { phase, reading, counts, skipped } = uploader.progress.value;
  const isIdle = phase === 'idle' && !reading;
  const isEmpty = isIdle && skipped === 0 && Object.values(counts).every((count) => count === 0);
  return (
    <Page title="Upload">
      <div class="upload-screen">
        {!isEmpty && (
          <section class="upload-card" aria-label="Progress">
            <UploadStatus uploader={uploader}>{isIdle && <Clear onClick={uploader.clear} />}</UploadStatus>
          </section>
        )}
        <Chooser compact={!isEmpty} />
        {!isEmpty && <FileLists uploader={uploader} />}
      </div>
    </Page>
  );
}

function Clear({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" class="button" onClick={onClick}>
      Clear the list
    </button>
  );
}
