/** What a person wishes for photos, as those hear of it who show them. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core';

export type Turn = 0 | 90 | 180 | 270;
export type Wish =
  | { op: 'trash' | 'restore' | 'favorite' | 'unfavorite' | 'reconvert' }
  | { op: 'turn'; to: Turn }
  | { op: 'rate'; to: number };

type Going = 'trash' | 'restore';

/** Trashed or restored a moment ago, where a list that is shown may not have followed yet. */
export const leaving = signal<ReadonlyMap<string, Going>>(new Map());

/** What leaves those lists that are left by this: the trash is by what is restored. */
export function leavingBy(op: Going): ReadonlySignal<ReadonlySet<string>> {
  return computed(() => new Set([...leaving.value].flatMap(([id, by]) => (by === op ? [id] : []))));
}

type Listener = (wish: Wish, ids: readonly string[]) => void;
const listeners = new Set<Listener>();

/** Lists that read themselves anew when something of theirs may have changed. Gives the end of it. */
export function onWish(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** It was done for these. */
export function tellGranted(wish: Wish, ids: readonly string[]): void {
  for (const listener of listeners) listener(wish, ids);
}

/** Whoever reads a list anew says of what is gone from it that it has left. */
export function hasLeft(ids: Iterable<string>): void {
  markLeaving([...ids], undefined);
}

export function markLeaving(ids: readonly string[], by: Going | undefined): void {
  const next = new Map(leaving.value);
  for (const id of ids) {
    if (by) next.set(id, by);
    else next.delete(id);
  }
  leaving.value = next;
}
