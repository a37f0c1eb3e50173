/** The folders in a folder, some of many at a time. */
import { useState } from 'preact/hooks';
import { FolderCard } from './FolderCard.tsx';
import type { Folder } from './readFolders.ts';

/** As many as a person looks through; thousands are reached by the tree, or by asking for all. */
const STEP = 96;

export function FolderCards({ folders, total }: { folders: readonly Folder[]; total: number }) {
  const [most, setMost] = useState(STEP);
  if (folders.length === 0) return null;
  const hidden = total - Math.min(most, folders.length);
  return (
    <section class="folder-cards" aria-label="Folders">
      <ul>
        {folders.slice(0, most).map((folder) => (
          <li key={folder.path}>
            <FolderCard {...folder} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" class="button" onClick={() => setMost(most + STEP)}>
          Show more of the {hidden.toLocaleString('en')} other folders
        </button>
      )}
    </section>
  );
}
