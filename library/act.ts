/** A person's wish: trash, restore, favourite, rating, turn, keep. Killed anywhere, the message sent first does the rest. */
import type { Clock } from '../core/clock.ts';
import { lookText } from '../core/event.ts';
import type { Turn } from '../core/pipeline.ts';
import { type FileRecord, turnOf, type UserWishes } from '../core/record.ts';
import type { Storage } from '../core/storage.ts';
import { indexRecord } from './indexRecord.ts';
import { putRecord } from './putRecord.ts';
import { readRecord, type StoredRecord } from './readRecord.ts';

/** Absolute, so that a repeated request changes nothing. */
export type Wish =
  | { op: 'trash' }
  | { op: 'restore' }
  | { op: 'favorite' }
  | { op: 'unfavorite' }
  | { op: 'turn'; to: Turn }
  | { op: 'rate'; to: number }
  /** All of a group of duplicates; said of each member. */
  | { op: 'keep'; group: string };

/**
 * The record as it was indexed, which may be newer than the wish. `missing`: no such original. `late`: the record could
 * not be written in time, and nothing has changed.
 */
export type Acted = StoredRecord | 'missing' | 'late';

const HIDDEN_SECONDS = 60;
/** A record written after the hidden message has come out could be indexed by nobody. */
const GIVE_UP_SECONDS = 45;
/**
 * The oldest goes first. A file is in two groups at a time, one of exact copies and one of similar ones; all others it
 * was ever in have lost or won a member. A row shows 210.
 */
export const KEPT_GROUPS = 100;

export async function act(storage: Storage, clock: Clock, id: string, wish: Wish): Promise<Acted> {
  const before = await readRecord(storage, id);
  if (before === 'missing' || before.record.state === 'deleted') return 'missing';
  const text = lookText({ name: before.record.name });
  const deadline = clock.now() + GIVE_UP_SECONDS * 1000;
  const message = await storage.jobs.send(text, { hiddenSeconds: HIDDEN_SECONDS });
  const acted = await write(storage, clock, id, wish, deadline);
  if (acted === 'missing' || acted === 'late') {
    await storage.jobs.remove(message);
    return acted;
  }
  const indexed = await indexRecord(storage, acted);
  const turned = acted.record.turn !== turnOf(acted.record.user, acted.record.sha256);
  if (!turned) await storage.jobs.remove(message);
  else if ((await storage.jobs.update(message, text, 0)) === 'lost') await storage.jobs.send(text);
  return indexed;
}

async function write(storage: Storage, clock: Clock, id: string, wish: Wish, deadline: number): Promise<Acted> {
  for (;;) {
    const seen = await readRecord(storage, id);
    if (seen === 'missing' || seen.record.state === 'deleted') return 'missing';
    const user = granted(seen.record, wish, new Date(clock.now()).toISOString());
    // Asked for twice, or written by us and the answer went astray: then it is not too late, and only the row is owed.
    if (isSame(user, seen.record.user)) return seen;
    if (clock.now() >= deadline) return 'late';
    const put = await putRecord(storage, { ...seen.record, user }, seen);
    if (put !== 'conflict') return put;
  }
}

function isSame(a: UserWishes, b: UserWishes): boolean {
  const [some, others] = [a, b].map((wishes) => JSON.stringify(Object.entries(wishes).sort()));
  return some === others;
}

function granted({ user, sha256, etag }: FileRecord, wish: Wish, at: string): UserWishes {
  const { trashed, favorite, ...rest } = user;
  const kept = { ...rest, ...(trashed && { trashed }), ...(favorite && { favorite }) };
  switch (wish.op) {
    case 'trash':
      return trashed?.sha256 === sha256 && trashed.etag === etag ? kept : { ...kept, trashed: { at, sha256, etag } };
    case 'restore':
      return { ...rest, ...(favorite && { favorite }) };
    case 'favorite':
      return { ...kept, favorite: true };
    case 'unfavorite':
      return { ...rest, ...(trashed && { trashed }) };
    case 'turn':
      return { ...kept, turn: { to: wish.to, sha256 } };
    case 'rate':
      return { ...kept, rating: wish.to };
    case 'keep':
      return user.kept?.includes(wish.group) ? user : { ...user, kept: keptWith(user.kept, wish.group) };
  }
}

function keptWith(groups: readonly string[] = [], group: string): string[] {
  return [...groups, group].slice(-KEPT_GROUPS);
}
