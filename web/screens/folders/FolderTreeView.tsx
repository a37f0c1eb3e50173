/** The tree beside the folders: one stop for the keyboard, then arrows; Enter goes to a folder. */
import chevron from 'lucide-static/icons/chevron-right.svg?raw';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hrefOf } from '../../route.ts';
import { asTalkError } from '../../talk/problem.ts';
import { Icon } from '../../ui/Icon.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import type { FolderTree } from './folderTree.ts';
import { type TreeRow, treeStep } from './treeRows.ts';

export function FolderTreeView({ tree, path }: { tree: FolderTree; path: string }) {
  const root = useRef<HTMLDivElement>(null);
  const rows = tree.rows.value;
  // The row that the keyboard comes to: where it was, or the folder that is shown.
  const [stop, setStop] = useState(keyOf({ kind: 'folder', path }));
  const at = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === stop),
  );

  useEffect(() => {
    setStop(keyOf({ kind: 'folder', path }));
    void tree
      .reveal(path)
      .then(() => root.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }));
  }, [tree, path]);

  const press = (event: KeyboardEvent) => {
    const step = treeStep(rows, at, event.key);
    if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.open !== undefined) tree.open(step.open);
    if (step.close !== undefined) tree.close(step.close);
    const to = rows[step.to ?? -1];
    if (!to) return;
    setStop(keyOf(to));
    (root.current?.children[step.to ?? -1] as HTMLElement | undefined)?.focus();
  };

  return (
    <div ref={root} class="tree" role="tree" aria-label="Folders" onKeyDown={press}>
      {rows.map((row, index) => (
        <Row
          key={keyOf(row)}
          row={row}
          here={row.kind === 'folder' && row.path === path}
          stop={index === at}
          tree={tree}
          onFocus={() => setStop(keyOf(row))}
        />
      ))}
    </div>
  );
}

interface RowProps {
  row: TreeRow;
  here: boolean;
  stop: boolean;
  tree: FolderTree;
  onFocus(): void;
}

function Row({ row, here, stop, tree, onFocus }: RowProps) {
  const shared = {
    class: 'tree-row',
    tabIndex: stop ? 0 : -1,
    'aria-level': row.level,
    'aria-posinset': row.at,
    'aria-setsize': row.of,
    style: { '--level': String(row.level - 1) },
    onFocus,
  };
  if (row.kind === 'rest') return <Rest shared={shared} row={row} onMore={() => tree.more(row.path)} />;
  return (
    <a
      {...shared}
      role="treeitem"
      href={hrefOf({ screen: 'folders', path: row.path })}
      aria-selected={here}
      {...(here && { 'aria-current': 'page' as const })}
      {...(row.open !== undefined && { 'aria-expanded': row.open })}
    >
      <Twig row={row} tree={tree} />
      <bdi class="tree-name">{nameShown(row.name)}</bdi>
      <span class="muted small">{row.count.toLocaleString('en')}</span>
    </a>
  );
}

/** For the pointer alone; keys have Left and Right. */
function Twig({ row: { path, open }, tree }: { row: TreeRow; tree: FolderTree }) {
  if (open === undefined) return <span class="twig" />;
  const toggle = (event: Event) => {
    event.preventDefault();
    if (open) tree.close(path);
    else tree.open(path);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way for the pointer
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys have Left and Right
    <span class={open ? 'twig open' : 'twig'} onClick={toggle}>
      <Icon svg={chevron} px={16} />
    </span>
  );
}

function Rest({ shared, row, onMore }: { shared: object; row: TreeRow; onMore(): void }) {
  const says = row.trouble === undefined ? `${row.count.toLocaleString('en')} more` : 'Could not be read. Try again';
  return (
    <button
      type="button"
      {...shared}
      role="treeitem"
      title={row.trouble === undefined ? undefined : asTalkError(row.trouble).message}
      onClick={onMore}
    >
      <span class="twig" />
      <span class="tree-name">{says}</span>
    </button>
  );
}

function keyOf({ kind, path }: Pick<TreeRow, 'kind' | 'path'>): string {
  return `${kind}:${path}`;
}
