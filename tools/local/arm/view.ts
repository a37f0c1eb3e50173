/** A container group as tests look at it. */
import { environmentOf, type Group } from './group.ts';

export interface GroupView extends Pick<Group, 'name' | 'provisioningState' | 'state' | 'lives' | 'restartCount'> {
  tags: Record<string, string>;
  /** Secret values too. */
  environment: Record<string, string>;
  exitCode?: number;
}

export function viewOf(group: Group): GroupView {
  const { name, provisioningState, state, lives, restartCount, body, container } = group;
  const { exitCode } = container ?? {};
  const environment = environmentOf(group);
  return {
    ...{ name, provisioningState, state, lives, restartCount, environment, tags: body.tags ?? {} },
    ...(exitCode !== undefined && { exitCode }),
  };
}
