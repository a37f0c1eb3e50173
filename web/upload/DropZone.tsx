/** Over everything while files are dragged over the page: says where they would go. */
import upload from 'lucide-static/icons/upload.svg?raw';
import { Icon } from '../ui/Icon.tsx';
import { nameShown } from '../ui/nameShown.ts';
import { uploadTarget } from './target.ts';
import './dropZone.css';

export function DropZone() {
  const folder = uploadTarget.value;
  return (
    <div class="drop-zone">
      <div class="drop-zone-words">
        <Icon svg={upload} px={40} />
        <p class="drop-zone-title">Drop to upload</p>
        <p class="muted">
          {folder === '' ? (
            'Folders keep their names'
          ) : (
            <>
              into <bdi>{nameShown(folder).replaceAll('/', ' / ')}</bdi>
            </>
          )}
        </p>
      </div>
    </div>
  );
}
