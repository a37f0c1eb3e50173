/** The uploader, in a component; nothing while it is being opened. */
import { signal } from '@preact/signals';
import type { Uploader } from './uploader.ts';
import { uploads } from './uploads.ts';

const opened = signal<Uploader | undefined>(undefined);

export function useUploads(): Uploader | undefined {
  if (!opened.value) {
    void uploads().then((uploader) => {
      opened.value = uploader;
    });
  }
  return opened.value;
}
