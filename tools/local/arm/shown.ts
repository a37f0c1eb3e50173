/** A container group as the service shows it: what was asked for without its secrets, and how it is. */
import type { Group } from './group.ts';

/** `whole` has the instance view; lists do not. */
export function shown(group: Group, id: string, whole: boolean): object {
  const { body, container, events, restartCount, state, provisioningState } = group;
  const { containers, ...properties } = body.properties;
  const now = container && { restartCount, currentState: container, events };
  return {
    id,
    name: group.name,
    type: 'Microsoft.ContainerInstance/containerGroups',
    location: body.location,
    tags: body.tags ?? {},
    ...(body.identity && { identity: body.identity }),
    properties: {
      sku: 'Standard',
      ...properties,
      provisioningState,
      provisioningTimeoutInSeconds: 1800,
      isCustomProvisioningTimeout: false,
      containers: containers.map(({ name, properties: { environmentVariables = [], ...rest } }) => ({
        name,
        properties: {
          ...rest,
          ports: [],
          environmentVariables: environmentVariables.map(({ secureValue: _, ...said }) => said),
          ...(whole && now && { instanceView: now }),
        },
      })),
      initContainers: [],
      // A failure to make it is told here, what happens to its container there.
      ...(whole && { instanceView: { events: container ? [] : events, state } }),
    },
  };
}
