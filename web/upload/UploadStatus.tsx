/** How far the upload is, and what can be done about it: in the panel and on its own screen. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Uploader } from './uploader.ts';
import { wordsOf } from './words.ts';
import './upload.css';

/** Whoever listens to a page would hear nothing else. */
const SPOKEN_MS = 5000;

interface Props {
  uploader: Uploader;
  /** Beside what can be done. */
  children?: ComponentChildren;
}

export function UploadStatus({ uploader, children }: Props) {
  const progress = uploader.progress.value;
  const { phase, reading, counts, trouble } = progress;
  const { headline, detail, part } = wordsOf(progress);
  return (
    <div class="upload-status">
      {part < 1 && <ProgressBar part={part} text={headline} />}
      <p class="upload-headline">{headline}</p>
      {detail && <p class="muted">{detail}</p>}
      {trouble && phase === 'sending' && <p class="upload-trouble">{trouble}. It goes on by itself.</p>}
      {trouble && phase === 'paused' && <p class="upload-trouble">{trouble}</p>}
      <div class="row">
        {phase === 'sending' && <Action label="Pause" onClick={uploader.pause} />}
        {phase === 'sending' && trouble && <Action label="Try now" onClick={uploader.hurry} />}
        {phase === 'paused' && <Action label="Resume" primary onClick={uploader.resume} />}
        {(phase !== 'idle' || reading) && <Action label="Cancel" onClick={uploader.cancel} />}
        {counts.failed > 0 && <Action label="Retry all" primary={phase === 'idle'} onClick={uploader.retry} />}
        {children}
      </div>
      <Spoken uploader={uploader} />
    </div>
  );
}

function ProgressBar({ part, text }: { part: number; text: string }) {
  const percent = Math.floor(part * 100);
  return (
    <div
      class="upload-bar"
      role="progressbar"
      aria-label="Upload"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
    >
      <div style={{ width: `${part * 100}%` }} />
    </div>
  );
}

function Action({ label, onClick, primary = false }: { label: string; onClick: () => void; primary?: boolean }) {
  return (
    <button type="button" class={primary ? 'button primary' : 'button'} onClick={onClick}>
      {label}
    </button>
  );
}

function Spoken({ uploader }: { uploader: Uploader }) {
  const text = useSignal('');
  useEffect(() => {
    const read = () => {
      const { headline } = wordsOf(uploader.progress.peek());
      text.value = headline;
    };
    const timer = setInterval(read, SPOKEN_MS);
    return () => clearInterval(timer);
  }, [uploader]);
  return (
    <p class="spoken" role="status">
      {text.value}
    </p>
  );
}
