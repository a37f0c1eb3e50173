/** What a person wishes for photos, as those hear of it who show them. */
import { signal } from '@preact/signals-core';

export type Turn = 0 | 90 | 180 | 270;
export type Wish =
  | { op: 'trash' | 'restore' | 'favorite' | 'unfavorite' | 'reconvert' }
  | { op: 'turn'; to: Turn }
  | { op: 'rate'; to: number };

/** Trashed or restored a moment ago, and still in the list that is shown. */
export const leaving = signal<ReadonlySet<string>>(new Set());

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
  markLeaving([...ids], false);
}

export function markLeaving(ids: readonly string[], on: boolean): void {
  const next = new Set(leaving.value);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  leaving.value = next;
}
