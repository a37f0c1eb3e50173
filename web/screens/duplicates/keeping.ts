/** Which members of a group stay, and what goes. */
import type { Group, Member } from './groupList.ts';

type Ids = ReadonlySet<string>;

export function suggested({ members }: Group): Ids {
  return new Set(members.filter(({ stays }) => stays !== undefined).map(({ file }) => file.id));
}

export function toggled(kept: Ids, id: string): Ids {
  const next = new Set(kept);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What is neither kept nor gone. Nothing where nothing would be left: the last copy stays. */
export function goingOf(group: Group, kept: Ids, gone: Ids): Member[] {
  const left = leftOf(group, gone);
  const going = left.filter(({ file }) => !kept.has(file.id));
  return going.length < left.length ? going : [];
}

/** Something is gone, and all that is left is kept. */
export function isSorted(group: Group, kept: Ids, gone: Ids): boolean {
  const left = leftOf(group, gone);
  return left.length < group.members.length && left.every(({ file }) => kept.has(file.id));
}

export function bytesOf(members: readonly Member[]): number {
  return members.reduce((sum, { file }) => sum + file.bytes, 0);
}

function leftOf({ members }: Group, gone: Ids): Member[] {
  return members.filter(({ file }) => !gone.has(file.id));
}
