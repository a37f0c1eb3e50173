/** Folders: the tree, the folders in the one that is open, and every file of it, whatever it is. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DensityButtons } from '../../grid/DensityButtons.tsx';
import { GridView } from '../../grid/GridView.tsx';
import type { PhotoGrid } from '../../grid/photoGrid.ts';
import { go, hrefOf, type Route } from '../../route.ts';
import { SelectButton } from '../../selection/SelectButton.tsx';
import { may } from '../../talk/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useKeptFocus } from '../../ui/useKeptFocus.ts';
import { uploadTarget } from '../../upload/target.ts';
import { FolderCards } from './FolderCards.tsx';
import { FolderHead } from './FolderHead.tsx';
import { FolderTreeView } from './FolderTreeView.tsx';
import { createFolderTree } from './folderTree.ts';
import { hasTree } from './hasTree.ts';
import { type OpenFolder, openFolder } from './openFolder.ts';
import { readFolders } from './readFolders.ts';
import { useArrivals } from './useArrivals.ts';
import { useLanding } from './useLanding.ts';
import './folders.css';

export function FoldersScreen({ route: { path, focus } }: { route: Extract<Route, { screen: 'folders' }> }) {
  const tree = useMemo(() => createFolderTree(readFolders), []);
  const folder = useMemo(() => openFolder(path, tree.refresh), [path, tree]);
  useEffect(() => folder.close, [folder]);
  useUploadTarget(path);
  useArrivals(folder.files.refresh);
  useKeptFocus(path);
  return (
    <div class="folders">
      {hasTree.value && (
        <aside class="folders-tree">
          <FolderTreeView tree={tree} path={path} />
        </aside>
      )}
      <Inside key={path} path={path} focus={focus} folder={folder} />
    </div>
  );
}

function Inside({ path, focus, folder }: { path: string; focus: string | undefined; folder: OpenFolder }) {
  const { files, folders, totalFolders, gone } = folder;
  const [grid, setGrid] = useState<PhotoGrid>();
  const landing = useLanding(files, grid, focus, () => go({ screen: 'folders', path }, { replace: true }));
  if (gone.value) {
    return (
      <section class="folder">
        <FolderHead path={path} folder={folder} />
        <Empty says="There is no such folder: no file lies in it.">
          <a class="button" href={hrefOf({ screen: 'folders', path: '' })}>
            To all folders
          </a>
        </Empty>
      </section>
    );
  }
  return (
    <section class="folder">
      <GridView
        source={files}
        label="Files of this folder"
        inside={{ list: 'folder', path }}
        names
        head={
          <FolderHead path={path} folder={folder}>
            {grid && files.count.value !== 0 && (
              <>
                <DensityButtons />
                <SelectButton selection={grid.selection} />
              </>
            )}
          </FolderHead>
        }
        above={
          <>
            {landing && (
              <p class="folder-notice" role="status">
                {landing}
              </p>
            )}
            <FolderCards folders={folders.value} total={totalFolders.value} />
          </>
        }
        empty={totalFolders.value === 0 && <NoFiles />}
        onGrid={setGrid}
      />
    </section>
  );
}

/** The root of an empty library, or what was just thrown away. */
function NoFiles() {
  return (
    <Empty says="There are no files here.">
      {may('upload') && (
        <a class="button primary" href={hrefOf({ screen: 'upload' })}>
          Upload some
        </a>
      )}
    </Empty>
  );
}

/** What is dropped here is uploaded to this folder. */
function useUploadTarget(path: string): void {
  useEffect(() => {
    uploadTarget.value = path;
    return () => {
      uploadTarget.value = '';
    };
  }, [path]);
}
