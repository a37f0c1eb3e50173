/** How far each of some files is, for whoever waits for their uploads. */
import type { FaultCode } from '../../core/fault.ts';
import type { Role } from '../../core/person.ts';
import type { State } from '../../core/record.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface FileStates {
  /** `waiting`: not in the library yet. */
  states: Record<string, 'waiting' | Exclude<State, 'deleted'>>;
  /** Of those that failed. */
  faults: Record<string, FaultCode>;
}

/** What is in the trash has its state for owners; for viewers it is not there. */
export function statesOf(snapshot: Snapshot, ids: readonly string[], role: Role): FileStates {
  const { state, fault, trashedAt } = snapshot;
  const answer: FileStates = { states: {}, faults: {} };
  for (const id of ids) {
    const position = snapshot.positionOf(id);
    if (position === undefined || (role === 'viewer' && !Number.isNaN(trashedAt[position]))) {
      answer.states[id] = 'waiting';
      continue;
    }
    const said = state.words[state.codes[position]!] as Exclude<State, 'deleted'>;
    answer.states[id] = said;
    if (said === 'failed') answer.faults[id] = (fault.words[fault.codes[position]!] || 'unknown') as FaultCode;
  }
  return answer;
}
