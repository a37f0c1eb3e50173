/** A group in its list: which comes next, and what the viewer walks through. */
import { useEffect, useMemo } from 'preact/hooks';
import { useCurrentList } from '../../grid/useCurrentList.ts';
import { go } from '../../route.ts';
import { givenSource } from '../../sources/givenSource.ts';
import { photoOfListed } from '../../sources/photoOfListed.ts';
import { say } from '../../ui/toasts.ts';
import { GroupView } from './GroupView.tsx';
import type { Group } from './groupList.ts';
import type { Sorting } from './sorting.ts';

/** Groups that are read before they are stepped to. */
const AHEAD = 2;

export function OpenGroup({ group, at, sorting }: { group: Group; at: number; sorting: Sorting }) {
  const { groups, total, pages } = sorting.lists[group.kind];
  const all = groups.value;
  useCurrentList(useMemo(() => givenSource(group.members.map(({ file }) => photoOfListed(file))), [group]));
  useEffect(() => {
    if (all.length - at <= AHEAD) void pages.more();
  }, [pages, all.length, at]);

  const to = (next: Group | undefined) =>
    next && (() => go({ screen: 'duplicates', group: next.id }, { replace: true }));
  const isUndone = (each: Group) => !sorting.isDone(each);
  const toNext = () => {
    const next = to(all.slice(at + 1).find(isUndone) ?? all.find(isUndone));
    if (next) next();
    else say({ text: 'That was the last group.' });
  };
  const count = Math.max(all.length, total.value?.groups ?? 0);
  return (
    <GroupView
      group={group}
      sorting={sorting}
      place={`Group ${(at + 1).toLocaleString('en')} of ${count.toLocaleString('en')}`}
      step={(by) => to(all[at + by])}
      onNext={toNext}
    />
  );
}
