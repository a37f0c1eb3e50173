/** The groups of a list, largest gain first; what has been done in them stays in its place. */
import done from 'lucide-static/icons/check.svg?raw';
import none from 'lucide-static/icons/image-off.svg?raw';
import { useEffect, useRef } from 'preact/hooks';
import { bytesText } from '../../../core/amounts.ts';
import { hrefOf } from '../../route.ts';
import { Icon } from '../../ui/Icon.tsx';
import { More } from '../../ui/More.tsx';
import { nameShown } from '../../ui/nameShown.ts';
import { Preview } from '../../ui/Preview.tsx';
import type { Group } from './groupList.ts';
import type { Sorting } from './sorting.ts';

export function GroupEntries({ sorting, open }: { sorting: Sorting; open: string | undefined }) {
  const list = sorting.lists[sorting.kind.value];
  return (
    <nav class="groups" aria-label="Groups">
      <ul>
        {list.groups.value.map((group) => (
          <Entry key={group.id} group={group} open={group.id === open} done={sorting.isDone(group)} />
        ))}
      </ul>
      <More pages={list.pages} />
    </nav>
  );
}

function Entry({ group, open, done: isDone }: { group: Group; open: boolean; done: boolean }) {
  const ref = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (open) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const first = group.members[0]?.file;
  const name = nameShown(first?.name.slice(first.name.lastIndexOf('/') + 1) ?? '');
  return (
    <li>
      <a
        ref={ref}
        class={isDone ? 'group-entry done' : 'group-entry'}
        href={hrefOf({ screen: 'duplicates', group: group.id })}
        {...(open && { 'aria-current': 'true' as const })}
      >
        <span class="group-thumb">{first && <Preview file={first} size="thumb" glyph={none} />}</span>
        <span class="group-words">
          <bdi>{name}</bdi>
          <span class="muted small">
            {group.files} files · {bytesText(group.bytesToGain)} to gain
          </span>
        </span>
        {isDone && <Icon svg={done} />}
        {isDone && <span class="spoken">, done</span>}
      </a>
    </li>
  );
}
