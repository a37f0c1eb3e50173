/** Does what a person wishes for photos: sent, and said with a way back. */
import { say } from '../shell/toasts.ts';
import { api, ask } from '../talk/api.ts';
import { asTalkError } from '../talk/problem.ts';
import { session } from '../talk/session.ts';
import { markLeaving, tellGranted, type Wish } from './wish.ts';

const DEFAULT_IDS = 500;
const BACK = { trash: 'restore', restore: 'trash', favorite: 'unfavorite', unfavorite: 'favorite' } as const;

/** Sends it for all; what could not be done is said. True if all of it was. */
export async function grant(wish: Wish, ids: readonly string[], { quiet = false } = {}): Promise<boolean> {
  const goes = wish.op === 'trash' || wish.op === 'restore';
  if (goes) markLeaving(ids, true);
  const done = new Set<string>();
  let trouble: Error | undefined;
  const most = session.value?.limits.ids ?? DEFAULT_IDS;
  try {
    for (let at = 0; at < ids.length; at += most) {
      const part = ids.slice(at, at + most);
      const { results } = await ask(api.api.files.actions.$post({ json: { ...wish, ids: part } }));
      for (const { id, outcome } of results) if (outcome === 'done') done.add(id);
    }
  } catch (error) {
    trouble = asTalkError(error);
  }
  const left = ids.filter((id) => !done.has(id));
  if (goes) markLeaving(left, false);
  if (done.size > 0) tellGranted(wish, [...done]);
  report(wish, [...done], left, trouble, quiet);
  return left.length === 0;
}

function report(wish: Wish, done: string[], left: string[], trouble: Error | undefined, quiet: boolean): void {
  if (left.length > 0) {
    const why = trouble?.message ?? 'They are gone, or being changed by somebody else.';
    say({ text: `${left.length} of ${done.length + left.length} not ${DONE[wish.op]}. ${why}`, bad: true });
  } else if (!quiet) {
    const back = wish.op in BACK ? BACK[wish.op as keyof typeof BACK] : undefined;
    say({
      text: `${count(done.length)} ${DONE[wish.op]}.`,
      ...(back && { undo: () => grant({ op: back }, done, { quiet: true }) }),
    });
  }
}

const DONE: Record<Wish['op'], string> = {
  trash: 'moved to the trash',
  restore: 'restored',
  favorite: 'marked as favourite',
  unfavorite: 'no longer favourite',
  reconvert: 'will be converted again',
  turn: 'will be turned',
  rate: 'rated',
};

function count(photos: number): string {
  return photos === 1 ? '1 file' : `${photos.toLocaleString('en')} files`;
}
