/** Has files that failed converted again: some, all with one fault, or all. */
import { signal } from '@preact/signals';
import { countText } from '../../../core/amounts.ts';
import { grant } from '../../selection/grant.ts';
import { api, ask } from '../../talk/api.ts';
import { asTalkError } from '../../talk/problem.ts';
import { say } from '../../ui/toasts.ts';
import type { Failure, Fault } from './failureList.ts';
import { following } from './following.ts';

/** What was asked for of more files than have been read, by the clock of the API. */
const asked = signal<readonly { fault: Fault | undefined; at: string }[]>([]);

/** Those that are shown begin to wait as soon as it is granted: whoever lists them hears of the wish. */
export async function reconvertFiles(files: readonly Failure[]): Promise<void> {
  const ids = files.map(({ id }) => id);
  await grant({ op: 'reconvert' }, ids);
}

/** `shown` are those of them that have been read. */
export async function reconvertAll(fault: Fault | undefined, shown: readonly Failure[]): Promise<void> {
  try {
    const { serverTime } = await ask(api.api.session.$get());
    const failures = fault === undefined ? {} : { fault };
    const { done } = await ask(api.api.files.actions.$post({ json: { op: 'reconvert', failures } }));
    asked.value = [...asked.value, { fault, at: serverTime }];
    following.wait(shown.filter((file) => fault === undefined || file.fault === fault));
    say({ text: `${countText(done, 'file')} will be converted again, when nothing else waits.` });
  } catch (error) {
    say({ text: `Nothing was asked for. ${asTalkError(error).message}`, bad: true });
  }
}

/** Of files that have been read since, those that wait with the rest of what was asked for. */
export function waitWith(files: readonly Failure[]): void {
  const known = following.fates.peek();
  const waiting = files.filter(
    ({ id, fault, convertedAt }) =>
      !known.has(id) && asked.peek().some((each) => (each.fault ?? fault) === fault && convertedAt < each.at),
  );
  if (waiting.length > 0) following.wait(waiting);
}
