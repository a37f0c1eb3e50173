/** What no single step may do. */
import { isConverted } from '../../../core/record.ts';
import type { Move } from '../engine/moves.ts';
import { isRebuilding, type Setup, type State } from '../engine/state.ts';
import { Violation } from '../engine/violation.ts';
import type { Op, World } from '../world/world.ts';
import { mustAgree } from './always.ts';
import { asked, recordOf, recordsOf } from './facts.ts';

export function onStep(setup: Setup, before: State, move: Move, after: State): void {
  if (!('who' in move) || move.how === 'crash' || move.how === 'refused') return;
  const { port, method } = before.players[move.who]!.moment.at as Op;
  const completes = method === 'remove' && (port === 'jobs' || port === 'later');
  if (completes && !isRebuilding(setup, after)) completed(before, after, port);
  if (method === 'put' && port === 'records') replaced(before.world, after.world);
}

/** Invariant 3: whoever completes a message leaves record, previews, row and mark. */
function completed(before: State, after: State, port: 'jobs' | 'later'): void {
  const left = new Set(after.world[port].messages.map(({ id }) => id));
  const gone = before.world[port].messages.find(({ id }) => !left.has(id));
  const name = gone?.text.match(/\/blobs\/([^"]+)"/)?.[1];
  if (name === undefined) return;
  // Whoever has another message about it, or is about to send one, is not done yet.
  const owed = after.owed.some((look) => look.name === name);
  if (owed || asked(after.world, name) || after.players.some((each) => each.wroteLate)) return;
  if (!recordOf(after.world, name)) throw new Violation(`The last message about ${name} went, and it has no record.`);
  mustAgree(after.world, name);
}

/** A newer pipeline's pictures of the same content and turn are not taken back. */
function replaced(before: World, after: World): void {
  for (const record of recordsOf(after)) {
    const old = recordOf(before, record.name);
    if (!old || old === record || !isConverted(old) || !isConverted(record)) continue;
    const same = old.sha256 === record.sha256 && old.turn === record.turn;
    if (same && record.pipeline.version < old.pipeline.version) throw new Violation(`${record.name} fell back.`);
  }
}
