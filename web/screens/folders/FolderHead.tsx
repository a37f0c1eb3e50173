/** Above a folder: where it lies, how much is in it, and a search in it. */
import search from 'lucide-static/icons/folder-search.svg?raw';
import type { ComponentChildren } from 'preact';
import { countText } from '../../../core/amounts.ts';
import { hrefOf } from '../../route.ts';
import { Icon } from '../../ui/Icon.tsx';
import { termOfFolder } from '../search/words.ts';
import { Crumbs } from './Crumbs.tsx';
import type { OpenFolder } from './openFolder.ts';

interface Props {
  path: string;
  folder: OpenFolder;
  /** Beside the search. */
  children?: ComponentChildren;
}

export function FolderHead({ path, folder: { files, totalFolders, gone }, children }: Props) {
  const count = files.count.value;
  const parts = [
    totalFolders.value > 0 && countText(totalFolders.value, 'folder'),
    count !== undefined && (count > 0 || totalFolders.value === 0) && countText(count, 'file'),
  ];
  return (
    <header class="folder-head">
      <Crumbs path={path} />
      <p class="muted folder-counts">{parts.filter(Boolean).join(', ')}</p>
      <div class="folder-tools">
        {path !== '' && !gone.value && (
          <a class="button quiet" title="Search here" href={hrefOf({ screen: 'search', query: termOfFolder(path) })}>
            <Icon svg={search} />
            <span>Search here</span>
          </a>
        )}
        {children}
      </div>
    </header>
  );
}
