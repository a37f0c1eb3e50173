/** Does what a person wishes for photos: sent, and said with a way back. */
import { markLeaving, tellGranted, type Wish } from '../sources/wish.ts';
import { api, ask } from '../talk/api.ts';
import { asTalkError, type TalkError } from '../talk/problem.ts';
import { say } from '../ui/toasts.ts';
import { idsPerCall } from './idsPerCall.ts';
import { doneText, notDoneText, type Refusal, type Result } from './words.ts';

const BACK = { trash: 'restore', restore: 'trash', favorite: 'unfavorite', unfavorite: 'favorite' } as const;

/** Sends it for all; what could not be done is said. True if all of it was. */
export async function grant(wish: Wish, ids: readonly string[], { quiet = false } = {}): Promise<boolean> {
  const goes = wish.op === 'trash' || wish.op === 'restore' ? wish.op : undefined;
  if (goes) markLeaving(ids, goes);
  const { results, trouble } = await send(wish, ids);
  const outcomes = new Map(results.map(({ id, outcome }) => [id, outcome]));
  const done = ids.filter((id) => outcomes.get(id) === 'done');
  const left = ids.filter((id) => outcomes.get(id) !== 'done');
  if (goes) markLeaving(left, undefined);
  if (done.length > 0) tellGranted(wish, done);
  if (left.length > 0) {
    const refusals = left.map((id) => (outcomes.get(id) ?? 'outage') as Refusal);
    say({ text: notDoneText(wish.op, refusals, ids.length, trouble), bad: true });
  }
  if (done.length > 0 && !quiet) {
    const back = wish.op in BACK ? BACK[wish.op as keyof typeof BACK] : undefined;
    say({
      text: doneText(wish.op, done.length),
      ...(back && { undo: () => grant({ op: back }, done, { quiet: true }) }),
    });
  }
  return left.length === 0;
}

interface Sent {
  /** None of those that were not asked for. */
  results: readonly Result[];
  /** Why there are such. */
  trouble?: string;
}

async function send(wish: Wish, ids: readonly string[]): Promise<Sent> {
  const results: Result[] = [];
  const most = idsPerCall();
  try {
    for (let at = 0; at < ids.length; at += most) {
      const part = ids.slice(at, at + most);
      results.push(...(await ask(api.api.files.actions.$post({ json: { ...wish, ids: part } }))).results);
    }
  } catch (error) {
    const trouble = asTalkError(error);
    const told = resultsWithin(trouble);
    return told ? { results: [...results, ...told] } : { results, trouble: trouble.message };
  }
  return { results };
}

/** Where an outage comes in between, the API says nevertheless what came of each. */
function resultsWithin({ problem }: TalkError): Result[] | undefined {
  return Array.isArray(problem.results) ? problem.results : undefined;
}
