/** What a tile shows of a file that has no picture. */
import file from 'lucide-static/icons/file.svg?raw';
import image from 'lucide-static/icons/image.svg?raw';
import film from 'lucide-static/icons/video.svg?raw';
import type { Photo } from '../sources/photo.ts';
import { nameShown } from '../ui/nameShown.ts';
import { baseName } from './tileText.ts';

/** Of what kind it is and, where nothing else says it, how it is called. */
export function blankOf({ kind, name }: Photo, named: boolean): HTMLElement {
  const blank = document.createElement('span');
  blank.className = 'blank';
  const outline = kind === 'video' ? film : kind === 'sidecar' || kind === 'other' ? file : image;
  blank.innerHTML = `<svg class="icon" viewBox="0 0 24 24"><path d="${outline}"/></svg>`;
  if (!named && name) {
    const text = document.createElement('span');
    text.textContent = nameShown(baseName(name));
    blank.append(text);
  }
  return blank;
}
