/** Long-running operations: each has a URL that tells how far it is. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../core/clock.ts';
import type { Group } from './group.ts';

export interface Operations {
  /** Its id. */
  begin(group: Group): string;
  /** As it is now; nothing if there is no such operation. */
  show(id: string): object | undefined;
}

/** It tells of its group, whoever changes that meanwhile. */
export function openOperations(clock: Clock, idOf: (name: string) => string): Operations {
  const begun = new Map<string, { group: Group; startTime: string }>();
  return {
    begin(group) {
      const id = randomUUID();
      begun.set(id, { group, startTime: new Date(clock.now()).toISOString() });
      return id;
    },
    show(id) {
      const operation = begun.get(id);
      if (!operation) return undefined;
      const { group, startTime } = operation;
      const { provisioningState, events } = group;
      const status = provisioningState === 'Creating' ? 'Pending' : provisioningState;
      return { id: idOf(group.name), status, startTime, properties: { events } };
    },
  };
}
