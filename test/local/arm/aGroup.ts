/** The body of a container group as a test wants it; whatever it does not say is sound. */
import type { GroupBody } from '../../../tools/local/arm/groupBody.ts';

type Properties = GroupBody['properties'];
type Container = Properties['containers'][number]['properties'];

export interface AGroup {
  body?: Partial<GroupBody>;
  properties?: Partial<Properties>;
  container?: Partial<Container>;
}

export function aGroup({ body, properties, container }: AGroup = {}): GroupBody {
  return {
    location: 'westeurope',
    tags: { ironviper: 'photos' },
    properties: {
      osType: 'Linux',
      restartPolicy: 'Never',
      containers: [
        {
          name: 'converter',
          properties: {
            image: 'registry.example/ironviper:1',
            environmentVariables: [{ name: 'IRONVIPER_NAME', value: 'ironviper-00' }],
            resources: { requests: { cpu: 1, memoryInGB: 2 } },
            ...container,
          },
        },
      ],
      ...properties,
    },
    ...body,
  };
}
