/** A folder in a folder: some of its pictures, its name, how much is in it and of which days. */
import folderIcon from 'lucide-static/icons/folder.svg?raw';
import { countText } from '../../../core/amounts.ts';
import { hrefOf } from '../../route.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import { Cover } from './Cover.tsx';
import { daysText } from './daysText.ts';
import type { Folder } from './readFolders.ts';

export function FolderCard({ path, name, deepFiles, covers, from, to }: Folder) {
  return (
    <a class="folder-card" href={hrefOf({ screen: 'folders', path })}>
      <span class={`mosaic of-${covers.length}`} aria-hidden="true">
        {covers.length === 0 && <Icon svg={folderIcon} px={40} />}
        {covers.map((cover) => (
          <Cover key={cover.id} {...cover} />
        ))}
      </span>
      <bdi class="folder-name" title={nameShown(name)}>
        {nameShown(name)}
      </bdi>
      <span class="muted small">
        {countText(deepFiles, 'file')}
        {from && to && ` · ${daysText(from, to)}`}
      </span>
    </a>
  );
}
