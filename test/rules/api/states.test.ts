/** States of files, for whoever waits for uploads. */
import { expect, it } from 'vitest';
import { statesOf } from '../../../api/folds/states.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { idOf } from '../../../core/id.ts';
import { aRow } from '../aRow.ts';

const trashedAt = '2026-06-02T00:00:00.000Z';
const SNAPSHOT = snapshotOf([
  aRow('good'),
  aRow('saved', { state: 'degraded' }),
  aRow('bad', { state: 'failed', fault: 'empty' }),
  aRow('notes', { state: 'unsupported' }),
  aRow('hidden', { trashedAt }),
]);

it.each([
  ['owner', 'good', 'ok', undefined],
  ['owner', 'saved', 'degraded', undefined],
  ['owner', 'bad', 'failed', 'empty'],
  ['owner', 'notes', 'unsupported', undefined],
  ['owner', 'new', 'waiting', undefined],
  ['owner', 'hidden', 'ok', undefined],
  ['viewer', 'bad', 'failed', 'empty'],
  ['viewer', 'hidden', 'waiting', undefined],
] as const)('tells an %s of %s that it is %s', (role, name, state, fault) => {
  const id = idOf(name);
  expect(statesOf(SNAPSHOT, [id], role)).toEqual({ states: { [id]: state }, faults: fault ? { [id]: fault } : {} });
});
