/** What must be true when all have ended and a calm day has passed, and what two final states have in common. */

import { hashOf } from '../../../core/hash.ts';
import type { FileRecord } from '../../../core/record.ts';
import { alone } from '../engine/alone.ts';
import type { Setup, State } from '../engine/state.ts';
import { Violation } from '../engine/violation.ts';
import { partKeys, type World } from '../world/world.ts';
import { disagreement } from './agrees.ts';
import { always } from './always.ts';
import { calmDay } from './calm.ts';
import { manifestOf, marksOf, namesIn, recordOf, rowsOf } from './facts.ts';
import { mustBeAsRebuilt } from './rebuilt.ts';
import { wishesMustHold } from './wishes.ts';

/** Names the final state: equal for two that differ only in times, ETags, and what is kept of earlier content. */
export function atEnd(setup: Setup, before: World): (state: State) => Promise<string> {
  const settled = new Map<string, Promise<World>>();
  return async (state) => {
    const key = partKeys(state.world).join();
    const settling = settled.get(key) ?? settle(setup, state);
    settled.set(key, settling);
    const world = await settling;
    for (const name of namesIn(world)) wishesMustHold(setup, state.players, before, world, name);
    return nameOf(world);
  };
}

async function settle(setup: Setup, state: State): Promise<World> {
  const day = alone(state.world, state.now, setup.compared);
  await calmDay(day);
  const world = day.world();
  always(setup, { ...state, world, now: day.now() });
  for (const name of namesIn(world)) {
    const trouble = disagreement(world, name);
    if (trouble !== undefined) throw new Violation(`After a calm day: ${trouble}.`);
  }
  if (marksOf(world).length > 0) throw new Violation(`After a calm day ${marksOf(world)} are marked.`);
  await mustBeAsRebuilt(world);
  return world;
}

function nameOf(world: World): string {
  const records = namesIn(world).map((name) => lasting(recordOf(world, name)));
  const rows = rowsOf(world).map(({ uploadedAt, trashedAt, ...row }) => ({ ...row, trashed: trashedAt !== undefined }));
  const { total, undated, months } = manifestOf(world)!;
  const published = months.map(([key, count, hash]) => [key, count, hash]);
  return hashOf(JSON.stringify([records, rows, total, undated, published]));
}

/** Which months it was ever in, and what a tombstone tells of the past, depends on who saw what: each alone is checked. */
function lasting(record: FileRecord | undefined) {
  if (!record) return undefined;
  const { trashed, ...user } = record.user;
  const wishes = { ...user, trashed: trashed?.sha256 };
  if (record.state === 'deleted') return { name: record.name, state: record.state, wishes };
  const { etag, uploadedAt, convertedAt, pipeline, months, fault, user: _, ...rest } = record;
  // Two ways to the same record may write its fields in another order.
  const facts = Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...facts, wishes, version: pipeline.version, fault: fault && { ...fault, attempts: 0 } };
}
