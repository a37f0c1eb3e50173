/** Duplicates: groups of copies by what they would free, and the open one to choose from. Nothing is ever deleted here. */
import back from 'lucide-static/icons/arrow-left.svg?raw';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { bytesText, countText } from '../../../core/amounts.ts';
import { go, hrefOf, type Route } from '../../route.ts';
import { may } from '../../talk/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Trouble } from '../../ui/Trouble.tsx';
import { ApplyAll } from './ApplyAll.tsx';
import { GroupEntries } from './GroupEntries.tsx';
import type { GroupKind } from './groupList.ts';
import { Kinds } from './Kinds.tsx';
import { OpenGroup } from './OpenGroup.tsx';
import { createSorting, type Sorting } from './sorting.ts';
import { useNarrow } from './useNarrow.ts';
import { useSought } from './useSought.ts';
import './duplicates.css';

type Props = { route: Extract<Route, { screen: 'duplicates' }> };

export function DuplicatesScreen({ route: { group: asked } }: Props) {
  const sorting = useMemo(createSorting, []);
  useEffect(sorting.follow, []);
  const narrow = useNarrow();
  const sought = useSought(sorting, asked);
  const [applying, setApplying] = useState(false);
  const list = sorting.lists[sorting.kind.value];
  const groups = list.groups.value;
  const total = list.total.value?.groups;
  // Beside the list there is room for a group; where there is not, the list comes first.
  const at = asked === undefined ? (narrow ? -1 : 0) : groups.findIndex(({ id }) => id === asked);
  const open = groups[at];
  const listed = !narrow || asked === undefined;
  // Where the list says what is wrong, that is enough.
  const trouble = listed && list.pages.trouble.value ? undefined : sought.trouble;
  const show = (kind: GroupKind) => {
    sorting.show(kind);
    go({ screen: 'duplicates' });
  };
  return (
    <div class="duplicates">
      <header class="page-head">
        <div class="duplicates-title">
          {!listed && (
            <a class="icon-button" href={hrefOf({ screen: 'duplicates' })} aria-label="All groups" title="All groups">
              <Icon svg={back} />
            </a>
          )}
          <h1>Duplicates</h1>
          {listed && <Kinds kind={sorting.kind.value} onShow={show} />}
        </div>
        <div class="page-tools">
          {listed && <TotalText sorting={sorting} />}
          {listed && may('act') && sorting.kind.value === 'exact' && groups.length > 0 && total !== 0 && (
            <button type="button" class="button" onClick={() => setApplying(true)}>
              Apply all suggestions
            </button>
          )}
        </div>
      </header>
      {list.pages.ended.value && groups.length === 0 && asked === undefined ? (
        <NoGroups kind={sorting.kind.value} onShow={show} />
      ) : (
        <div class="duplicates-body">
          {listed && <GroupEntries sorting={sorting} open={open?.id} />}
          {open && <OpenGroup group={open} at={at} sorting={sorting} />}
          {!open && trouble !== undefined && <Trouble error={trouble} onRetry={sought.again} />}
          {!open && sought.absent && <Absent />}
        </div>
      )}
      {applying && <ApplyAll sorting={sorting} onClose={() => setApplying(false)} />}
    </div>
  );
}

function TotalText({ sorting }: { sorting: Sorting }) {
  const { total, groups } = sorting.lists[sorting.kind.value];
  if (!total.value || groups.value.length === 0) return null;
  const { groups: count, bytes } = total.value;
  return (
    <p class="muted" role="status">
      {count > 0 ? `${countText(count, 'group')} · ${bytesText(bytes)} can be freed` : 'Nothing more can be freed'}
    </p>
  );
}

function NoGroups({ kind, onShow }: { kind: GroupKind; onShow(kind: GroupKind): void }) {
  return kind === 'exact' ? (
    <Empty says="No two files are equal.">
      <button type="button" class="button" onClick={() => onShow('similar')}>
        Look for similar ones
      </button>
    </Empty>
  ) : (
    <Empty says="No two photos are nearly the same.">
      <a class="button" href={hrefOf({ screen: 'photos' })}>
        To the photos
      </a>
    </Empty>
  );
}

function Absent() {
  return (
    <Empty says="This group is not there any more: a file joined or left it, or all of it was kept.">
      <a class="button" href={hrefOf({ screen: 'duplicates' })}>
        All groups
      </a>
    </Empty>
  );
}
