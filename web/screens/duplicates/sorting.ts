/** Going through groups of copies: what was chosen and done in them for as long as the screen is open. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { grant } from '../../selection/grant.ts';
import { onWish } from '../../sources/wish.ts';
import { store, stored } from '../../stored.ts';
import { api, ask } from '../../talk/api.ts';
import { asTalkError } from '../../talk/problem.ts';
import { say } from '../../ui/toasts.ts';
import { type Group, type GroupKind, type GroupList, groupList } from './groupList.ts';
import { goingOf, isSorted, suggested, toggled } from './keeping.ts';

const KEY = 'duplicates.kind';

export interface Sorting {
  /** Which of the lists is looked at. */
  readonly kind: ReadonlySignal<GroupKind>;
  show(kind: GroupKind): void;
  readonly lists: Readonly<Record<GroupKind, GroupList>>;
  /** Files that went to the trash meanwhile: shown as ghosts, so that nothing moves. */
  readonly gone: ReadonlySignal<ReadonlySet<string>>;
  /** Groups of which all is kept, by what a person said here. */
  readonly dismissed: ReadonlySignal<ReadonlySet<string>>;
  readonly busy: ReadonlySignal<boolean>;
  keptOf(group: Group): ReadonlySet<string>;
  toggle(group: Group, id: string): void;
  isDone(group: Group): boolean;
  /** Trashes what is not kept. */
  accept(group: Group): Promise<void>;
  /** Brings back what went from this group. */
  putBack(group: Group): Promise<void>;
  /** Says to the API that all of it stays. False where that failed, which has been said. */
  keepAll(group: Group): Promise<boolean>;
  /** Notices what is wished elsewhere, as in the viewer. Gives the end of it. */
  follow(): () => void;
}

export function createSorting(): Sorting {
  const kind = signal<GroupKind>(stored<GroupKind>(KEY, (value) => value === 'similar') ?? 'exact');
  const lists = { exact: groupList('exact'), similar: groupList('similar') };
  const chosen = signal<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const gone = signal<ReadonlySet<string>>(new Set());
  const dismissed = signal<ReadonlySet<string>>(new Set());
  const busy = signal(false);

  const keptOf = (group: Group) => chosen.value.get(group.id) ?? suggested(group);
  const idsGone = ({ members }: Group) => members.map(({ file }) => file.id).filter((id) => gone.value.has(id));
  const recount = () => void Promise.all([lists.exact.recount(), lists.similar.recount()]);

  return {
    kind,
    lists,
    gone,
    dismissed,
    busy,
    keptOf,
    show(next) {
      kind.value = next;
      store(KEY, next);
    },
    toggle(group, id) {
      chosen.value = new Map(chosen.value).set(group.id, toggled(keptOf(group), id));
    },
    isDone: (group) => dismissed.value.has(group.id) || isSorted(group, keptOf(group), gone.value),
    accept: (group) =>
      during(busy, async () => {
        const going = goingOf(group, keptOf(group), gone.value).map(({ file }) => file.id);
        if (going.length > 0) await grant({ op: 'trash' }, going);
      }),
    putBack: (group) =>
      during(busy, async () => {
        await grant({ op: 'restore' }, idsGone(group), { quiet: true });
      }),
    keepAll: (group) =>
      during(busy, async () => {
        const trouble = await dismiss(group);
        if (trouble) say({ text: `Not remembered for this group: ${trouble}`, bad: true });
        else {
          dismissed.value = new Set(dismissed.value).add(group.id);
          say({ text: `All ${group.files} are kept. This group is not offered again.` });
          recount();
        }
        return !trouble;
      }),
    follow: () =>
      onWish(({ op }, ids) => {
        if (op !== 'trash' && op !== 'restore') return;
        const next = new Set(gone.value);
        for (const id of ids) {
          if (op === 'trash') next.add(id);
          else next.delete(id);
        }
        gone.value = next;
        recount();
      }),
  };
}

/** Why it could not be, in words. */
async function dismiss({ id, kind, files }: Group): Promise<string | undefined> {
  try {
    const { done } = await ask(api.api.duplicates[':group'].dismiss.$post({ param: { group: id }, json: { kind } }));
    return done < files ? `${files - done} of its files could not be written.` : undefined;
  } catch (error) {
    return asTalkError(error).message;
  }
}

async function during<Result>(busy: Signal<boolean>, does: () => Promise<Result>): Promise<Result> {
  busy.value = true;
  try {
    return await does();
  } finally {
    busy.value = false;
  }
}
