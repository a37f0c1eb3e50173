/** A container group: what was asked for, and what has become of it. */
import type { GroupBody } from './groupBody.ts';

export interface Group {
  readonly name: string;
  body: GroupBody;
  provisioningState: 'Pending' | 'Creating' | 'Succeeded' | 'Failed';
  state: 'Pending' | 'Running' | 'Stopped' | 'Succeeded' | 'Failed';
  /** Of its one container; missing until there is a machine for it. */
  container?: ContainerState;
  restartCount: number;
  /** Of all its lives. */
  events: GroupEvent[];
  lives: number;
}

interface ContainerState {
  state: 'Waiting' | 'Running' | 'Terminated';
  startTime?: string;
  finishTime?: string;
  exitCode?: number;
  detailStatus: string;
}

export interface GroupEvent {
  count: number;
  firstTimestamp: string;
  lastTimestamp: string;
  name: string;
  message: string;
  type: 'Normal' | 'Warning';
}

export function newGroup(name: string, body: GroupBody): Group {
  return { name, body, provisioningState: 'Pending', state: 'Pending', restartCount: 0, events: [], lives: 0 };
}

/** Whether it takes a machine, or is about to. */
export function isLiving({ state }: Group): boolean {
  return state === 'Pending' || state === 'Running';
}

export function environmentOf({ body }: Group): Record<string, string> {
  const variables = body.properties.containers[0]?.properties.environmentVariables ?? [];
  return Object.fromEntries(variables.map(({ name, value, secureValue }) => [name, value ?? secureValue ?? '']));
}
