/** What the shell knows of uploads: a drop anywhere begins one, and while one runs a small panel shows it. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { route } from '../route.ts';
import { late } from '../ui/late.tsx';
import { begun, give } from './give.ts';
import { listenForFiles } from './listenForFiles.ts';
import { uploadTarget } from './target.ts';

const DropZone = late(async () => (await import('./DropZone.tsx')).DropZone);
const UploadPanel = late(async () => (await import('./UploadPanel.tsx')).UploadPanel);

export function Uploads() {
  const over = useSignal(false);
  // Before anything of the page can be seen, and something dropped on it.
  useLayoutEffect(
    () =>
      listenForFiles(
        (is) => {
          over.value = is;
        },
        (given) => void give(given, uploadTarget.value),
      ),
    [],
  );
  return (
    <>
      {over.value && <DropZone />}
      {begun.value && route.value.screen !== 'upload' && <UploadPanel />}
    </>
  );
}
