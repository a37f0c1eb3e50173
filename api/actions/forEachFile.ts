/** Does one thing for each of many files, and says of each what came of it, also when the storage fails half-way. */
import type { Log } from '../../core/log.ts';
import { OutageError } from '../../core/outage.ts';
import { pool } from '../../core/pool.ts';
import { ifReadable } from '../files/ifReadable.ts';
import { ProblemError } from '../problem.ts';
import type { Outcome, Results } from './action.ts';

const AT_ONCE = 16;

/** An id that is named twice is one. Throws a `ProblemError` 503 that holds the results so far. */
export async function forEachFile(
  log: Log,
  ids: readonly string[],
  does: (id: string) => Promise<Outcome>,
): Promise<Results> {
  const outcomes = new Map<string, Outcome>(ids.map((id) => [id, 'outage']));
  const results = (): Results => {
    const all = [...outcomes].map(([id, outcome]) => ({ id, outcome }));
    return { results: all, done: all.filter(({ outcome }) => outcome === 'done').length };
  };
  try {
    await pool([...outcomes.keys()], AT_ONCE, async (id) => {
      outcomes.set(id, await ifReadable(log, id, () => does(id)));
    });
  } catch (cause) {
    if (!(cause instanceof OutageError)) throw cause;
    const so = `What we need is out of order (${cause.what}): see results. Ask again for the rest, or for all: nothing is done twice.`;
    throw new ProblemError(503, so, results(), { cause });
  }
  return results();
}
