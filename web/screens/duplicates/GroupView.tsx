/** The group that is open: its members side by side, and what to do with them. */
import next from 'lucide-static/icons/chevron-down.svg?raw';
import previous from 'lucide-static/icons/chevron-up.svg?raw';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { may } from '../../talk/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { onKey } from '../../ui/keys.ts';
import { factsOf, rowsOf } from './facts.ts';
import { GroupActions } from './GroupActions.tsx';
import type { Group } from './groupList.ts';
import { MemberCard } from './MemberCard.tsx';
import type { Sorting } from './sorting.ts';

interface Props {
  group: Group;
  sorting: Sorting;
  /** `Group 3 of 27`. */
  place: string;
  /** By one group; nothing where there is none. */
  step(by: 1 | -1): (() => void) | undefined;
  /** To the next one in which nothing has been done. */
  onNext(): void;
}

const DIGITS = 9;

export function GroupView({ group, sorting, place, step, onNext }: Props) {
  const kept = sorting.keptOf(group);
  const gone = sorting.gone.value;
  const rows = rowsOf(group);
  const doNext = async () => {
    if (sorting.busy.value) return;
    if (sorting.isDone(group)) onNext();
    else await sorting.accept(group);
  };
  const keepAll = async () => {
    if (!sorting.busy.value && !sorting.isDone(group) && (await sorting.keepAll(group))) onNext();
  };
  const toggle = (at: number) => {
    const id = group.members[at]?.file.id;
    if (id !== undefined && !gone.has(id) && !sorting.busy.value) sorting.toggle(group, id);
  };

  const keys = useRef({ doNext, keepAll, toggle, step });
  keys.current = { doNext, keepAll, toggle, step };
  // Who sees the group may press its keys.
  useLayoutEffect(() => {
    const moves = { j: () => keys.current.step(1)?.(), k: () => keys.current.step(-1)?.() };
    if (!may('act')) return onKey(moves);
    const digits = Array.from({ length: DIGITS }, (_, at) => [String(at + 1), () => keys.current.toggle(at)] as const);
    return onKey({
      ...moves,
      ...Object.fromEntries(digits),
      Enter: () => void keys.current.doNext(),
      a: () => void keys.current.keepAll(),
    });
  }, []);

  const heading = useFocus(group.id);
  return (
    <section class="group" aria-labelledby="group-title">
      <header class="group-head">
        <div>
          <h2 id="group-title" ref={heading} tabIndex={-1}>
            {group.files} {group.kind === 'exact' ? 'copies' : 'similar photos'}
          </h2>
          <p class="muted small">{place}</p>
        </div>
        {may('act') && (
          <GroupActions group={group} sorting={sorting} onNext={() => void doNext()} onKeepAll={() => void keepAll()} />
        )}
        <div class="group-steps">
          <IconButton svg={previous} label="Previous group (K)" disabled={!step(-1)} onClick={step(-1)} />
          <IconButton svg={next} label="Next group (J)" disabled={!step(1)} onClick={step(1)} />
        </div>
      </header>
      {group.files > group.members.length && (
        <p class="small">
          {`Shown are ${group.members.length} of ${group.files.toLocaleString('en')} files. The rest comes when these are sorted.`}
        </p>
      )}
      <ul class="members" style={{ '--ratio': ratioOf(group) }}>
        {group.members.map((member, at) => (
          <MemberCard
            key={member.file.id}
            group={group}
            member={member}
            facts={factsOf(member, rows)}
            digit={at < DIGITS ? at + 1 : undefined}
            kept={kept.has(member.file.id)}
            gone={gone.has(member.file.id)}
            onToggle={() => toggle(at)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Of the boxes of all pictures: that of the suggested one, if it is not all too long. */
function ratioOf({ members }: Group): number {
  const { width = 0, height = 0 } = members[0]?.file ?? {};
  return width && height ? Math.min(1.8, Math.max(0.75, width / height)) : 1;
}

/** Who opens a group goes to it: Enter is then for the group, and not for what was pressed. */
function useFocus(id: string) {
  const ref = useRef<HTMLHeadingElement>(null);
  // `id` says which group it is.
  useEffect(() => {
    if (!document.activeElement?.closest('.page-tools, dialog')) ref.current?.focus({ preventScroll: true });
  }, [id]);
  return ref;
}
