/** What holds in every state, also while actors are under way or have vanished. */

import { idOf } from '../../../core/id.ts';
import { columnsName, layoutName, monthName, previewName, tintName } from '../../../core/names.ts';
import { monthOfKey } from '../../../core/timeline/manifest.ts';
import { isRebuilding, type Setup, type State } from '../engine/state.ts';
import { Violation } from '../engine/violation.ts';
import type { BlobPart } from '../world/blobPart.ts';
import type { World } from '../world/world.ts';
import { disagreement } from './agrees.ts';
import { manifestOf, namesIn, recordOf, recordsOf, rowsOf } from './facts.ts';

export function always(setup: Setup, state: State): void {
  const { world } = state;
  if (world.poison.messages.length > 0) throw new Violation('A text that names an original is in jobs-poison.');
  if (isRebuilding(setup, state)) return;
  once('rows', [world.files.key, world.records.key], () => everyRowIsKnown(world));
  once('files', [world.previews.key, world.records.key], () => everythingNamedIsThere(world));
  // With no message left, nobody would ever mend what is not as it should be.
  if (nobodyIsAsked(state)) {
    const { originals, previews, records, files, marks } = world;
    const parts = [originals, previews, records, files, marks].map((part) => part.key);
    once('dry', parts, () => {
      for (const name of namesIn(world)) mustAgree(world, name);
    });
  }
}

function nobodyIsAsked({ world, owed, players }: State): boolean {
  const waiting = world.jobs.messages.length + world.later.messages.length + owed.length;
  return waiting === 0 && !players.some((player) => player.wroteLate);
}

export function mustAgree(world: World, name: string): void {
  const trouble = disagreement(world, name);
  if (trouble !== undefined) throw new Violation(`${trouble}, and no message is left.`);
}

/** A month in which there ever was a row is one that the record remembers. */
function everyRowIsKnown(world: World): void {
  for (const { key, partition, name } of rowsOf(world)) {
    const record = recordOf(world, name);
    if (record?.id !== key) throw new Violation(`The row of ${name} has no record.`);
    if (!record.months.includes(partition)) throw new Violation(`The record of ${name} has forgotten ${partition}.`);
  }
}

/** Whatever names a thing comes after it. */
function everythingNamedIsThere(world: World): void {
  for (const { id, name, rev, previews } of recordsOf(world)) {
    for (const preview of previews) mustBe(world.previews, previewName(id, rev, preview.name), `the record of ${name}`);
    if (id !== idOf(name)) throw new Violation(`The record of ${name} has the id ${id}.`);
  }
  const manifest = manifestOf(world);
  if (!manifest) return;
  mustBe(world.previews, layoutName(manifest.layout.hash), 'the manifest');
  mustBe(world.previews, tintName(manifest.tint.hash), 'the manifest');
  for (const [key, , hash, columns] of manifest.months) {
    if (hash !== '') mustBe(world.previews, monthName(key, hash), 'the manifest');
    for (const each of columns) mustBe(world.records, columnsName(monthOfKey(key), each), 'the manifest');
  }
}

function mustBe({ blobs }: BlobPart, name: string, by: string): void {
  if (!blobs.get(name)?.blob) throw new Violation(`${name} is named by ${by}, but is not there.`);
}

const known = new Set<string>();
const MOST_KNOWN = 1_000_000;

/** The same parts need no second look. */
function once(what: string, keys: number[], check: () => void): void {
  const key = `${what} ${keys.join()}`;
  if (known.has(key)) return;
  if (known.size > MOST_KNOWN) known.clear();
  check();
  known.add(key);
}
