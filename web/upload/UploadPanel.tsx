/** An upload under way, small, in the corner of every screen but its own. */
import { signal } from '@preact/signals';
import minimise from 'lucide-static/icons/minus.svg?raw';
import upload from 'lucide-static/icons/upload.svg?raw';
import close from 'lucide-static/icons/x.svg?raw';
import { hrefOf } from '../route.ts';
import { store, stored } from '../stored.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { begun } from './give.ts';
import { UploadStatus } from './UploadStatus.tsx';
import type { Uploader } from './uploader.ts';
import { useUploads } from './useUploads.ts';
import { wordsOf } from './words.ts';
import './upload.css';

const KEY = 'uploadPanel';
const isSmall = signal(stored<'small'>(KEY) === 'small');

export function UploadPanel() {
  const uploader = useUploads();
  if (!uploader) return null;
  const { phase, reading, counts } = uploader.progress.value;
  const isIdle = phase === 'idle' && !reading;
  // What an earlier visit left is gone already.
  if (isIdle && Object.values(counts).every((count) => count === 0)) return null;
  return (
    <section class={isSmall.value ? 'upload-panel compact' : 'upload-panel'} aria-label="Upload">
      {isSmall.value ? <Chip uploader={uploader} /> : <Opened uploader={uploader} isIdle={isIdle} />}
    </section>
  );
}

function Opened({ uploader, isIdle }: { uploader: Uploader; isIdle: boolean }) {
  return (
    <>
      <header class="upload-panel-head">
        <h2>Upload</h2>
        <a href={hrefOf({ screen: 'upload' })}>Details</a>
        <IconButton svg={minimise} label="Minimise" onClick={() => shrink(true)} />
        {isIdle && <IconButton svg={close} label="Close" onClick={() => leave(uploader)} />}
      </header>
      <UploadStatus uploader={uploader} />
    </>
  );
}

function Chip({ uploader }: { uploader: Uploader }) {
  const { headline, brief } = wordsOf(uploader.progress.value);
  return (
    <button type="button" class="upload-chip" aria-label={`${headline}. Show the upload`} onClick={() => shrink(false)}>
      <Icon svg={upload} px={18} />
      {brief}
    </button>
  );
}

function shrink(small: boolean): void {
  isSmall.value = small;
  store(KEY, small ? 'small' : undefined);
}

/** What still needs somebody stays on the screen of uploads. */
function leave(uploader: Uploader): void {
  const { lost, failed, sent } = uploader.progress.peek().counts;
  if (lost + failed + sent === 0) uploader.clear();
  begun.value = false;
}
